import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeProgramme,
  CloseProgramme,
  CreateProgramme,
  Programme,
  ProgrammeDetail,
  ProgrammeHistory,
  ProgrammeListQuery,
} from '../../contract/index.ts';
import { programmes } from './programme.record.ts';

@Injectable()
export class ProgrammeService {
  constructor(private readonly records: AnsweredRecords) {}

  /** Those in reach, and those that units above have set: the table's own policies say which. */
  findPage(query: ProgrammeListQuery): Promise<Page<Programme>> {
    return this.records.page(programmes, query, { read: 'own' });
  }

  get(id: string): Promise<ProgrammeDetail> {
    return this.records.get(programmes, id);
  }

  getHistory(id: string): Promise<ProgrammeHistory> {
    return this.records.history(programmes, id);
  }

  create({ title, theme, note, unitId }: CreateProgramme): Promise<ProgrammeDetail> {
    return this.records.begin(programmes, { title, theme, note: note ?? null, unitId });
  }

  change(id: string, { title, theme, note, version }: ChangeProgramme): Promise<ProgrammeDetail> {
    return this.records.act(programmes, id, { action: 'change', version, patch: { title, theme, note: note ?? null } });
  }

  close(id: string, { reason, version }: CloseProgramme): Promise<ProgrammeDetail> {
    return this.records.act(programmes, id, { action: 'close', version, said: { reason } });
  }
}
