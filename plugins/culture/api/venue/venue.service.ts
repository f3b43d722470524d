import type { Page } from '@linli/contracts';
import { AnsweredRecords } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeVenue,
  CloseVenue,
  CreateVenue,
  Venue,
  VenueDetail,
  VenueHistory,
  VenueListQuery,
} from '../../contract/index.ts';
import { venues } from './venue.record.ts';

@Injectable()
export class VenueService {
  constructor(private readonly records: AnsweredRecords) {}

  findPage(query: VenueListQuery): Promise<Page<Venue>> {
    return this.records.page(venues, query);
  }

  get(id: string): Promise<VenueDetail> {
    return this.records.get(venues, id);
  }

  getHistory(id: string): Promise<VenueHistory> {
    return this.records.history(venues, id);
  }

  create({ title, note, unitId }: CreateVenue): Promise<VenueDetail> {
    return this.records.begin(venues, { title, note: note ?? null, unitId });
  }

  change(id: string, { title, note, version }: ChangeVenue): Promise<VenueDetail> {
    return this.records.act(venues, id, { action: 'change', version, patch: { title, note: note ?? null } });
  }

  close(id: string, { reason, version }: CloseVenue): Promise<VenueDetail> {
    return this.records.act(venues, id, { action: 'close', version, said: { reason } });
  }
}
