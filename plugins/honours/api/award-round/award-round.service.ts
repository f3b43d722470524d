import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeAwardRound,
  CloseAwardRound,
  CreateAwardRound,
  AwardRound,
  AwardRoundDetail,
  AwardRoundHistory,
  AwardRoundListQuery,
} from '../../contract/index.ts';
import { awardRounds } from './award-round.record.ts';

@Injectable()
export class AwardRoundService {
  constructor(private readonly records: AnsweredRecords) {}

  findPage(query: AwardRoundListQuery): Promise<Page<AwardRound>> {
    return this.records.page(awardRounds, query);
  }

  get(id: string): Promise<AwardRoundDetail> {
    return this.records.get(awardRounds, id);
  }

  getHistory(id: string): Promise<AwardRoundHistory> {
    return this.records.history(awardRounds, id);
  }

  create({ title, note, unitId }: CreateAwardRound): Promise<AwardRoundDetail> {
    return this.records.begin(awardRounds, { title, note: note ?? null, unitId });
  }

  change(id: string, { title, note, version }: ChangeAwardRound): Promise<AwardRoundDetail> {
    return this.records.act(awardRounds, id, { action: 'change', version, patch: { title, note: note ?? null } });
  }

  close(id: string, { reason, version }: CloseAwardRound): Promise<AwardRoundDetail> {
    return this.records.act(awardRounds, id, { action: 'close', version, said: { reason } });
  }
}
