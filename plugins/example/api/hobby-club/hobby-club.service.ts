import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeHobbyClub,
  CloseHobbyClub,
  CreateHobbyClub,
  HobbyClub,
  HobbyClubDetail,
  HobbyClubHistory,
  HobbyClubListQuery,
} from '../../contract/index.ts';
import { hobbyClubs } from './hobby-club.record.ts';

@Injectable()
export class HobbyClubService {
  constructor(private readonly records: AnsweredRecords) {}

  findPage(query: HobbyClubListQuery): Promise<Page<HobbyClub>> {
    return this.records.page(hobbyClubs, query);
  }

  get(id: string): Promise<HobbyClubDetail> {
    return this.records.get(hobbyClubs, id);
  }

  getHistory(id: string): Promise<HobbyClubHistory> {
    return this.records.history(hobbyClubs, id);
  }

  create({ title, note, unitId }: CreateHobbyClub): Promise<HobbyClubDetail> {
    return this.records.begin(hobbyClubs, { title, note: note ?? null, unitId });
  }

  change(id: string, { title, note, version }: ChangeHobbyClub): Promise<HobbyClubDetail> {
    return this.records.act(hobbyClubs, id, { action: 'change', version, patch: { title, note: note ?? null } });
  }

  close(id: string, { reason, version }: CloseHobbyClub): Promise<HobbyClubDetail> {
    return this.records.act(hobbyClubs, id, { action: 'close', version, said: { reason } });
  }
}
