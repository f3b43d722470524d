import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeTrainingClass,
  CloseTrainingClass,
  CreateTrainingClass,
  TrainingClass,
  TrainingClassDetail,
  TrainingClassHistory,
  TrainingClassListQuery,
} from '../../contract/index.ts';
import { trainingClasses } from './training-class.record.ts';

@Injectable()
export class TrainingClassService {
  constructor(private readonly records: AnsweredRecords) {}

  findPage(query: TrainingClassListQuery): Promise<Page<TrainingClass>> {
    return this.records.page(trainingClasses, query);
  }

  get(id: string): Promise<TrainingClassDetail> {
    return this.records.get(trainingClasses, id);
  }

  getHistory(id: string): Promise<TrainingClassHistory> {
    return this.records.history(trainingClasses, id);
  }

  create({ title, note, unitId }: CreateTrainingClass): Promise<TrainingClassDetail> {
    return this.records.begin(trainingClasses, { title, note: note ?? null, unitId });
  }

  change(id: string, { title, note, version }: ChangeTrainingClass): Promise<TrainingClassDetail> {
    return this.records.act(trainingClasses, id, { action: 'change', version, patch: { title, note: note ?? null } });
  }

  close(id: string, { reason, version }: CloseTrainingClass): Promise<TrainingClassDetail> {
    return this.records.act(trainingClasses, id, { action: 'close', version, said: { reason } });
  }
}
