import type { Page } from '@linli/contracts';
import { AnsweredRecords, PublishGate, Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  Brand,
  BrandDetail,
  BrandHistory,
  BrandListQuery,
  BrandReason,
  ChangeBrand,
  ProposeBrand,
} from '../../contract/index.ts';
import { ClubRetiredError } from '../club/club.errors.ts';
import { clubRecord } from '../club/club.record.ts';
import { VenueLinks } from '../links/venue-links.ts';
import { brands } from './brand.record.ts';

@Injectable()
export class BrandService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly venues: VenueLinks,
    private readonly gate: PublishGate,
  ) {}

  findPage(query: BrandListQuery): Promise<Page<Brand>> {
    return this.answered.page(brands, query);
  }

  get(id: string): Promise<BrandDetail> {
    return this.answered.get(brands, id);
  }

  getHistory(id: string): Promise<BrandHistory> {
    return this.answered.history(brands, id);
  }

  async propose({ unitId, ...about }: ProposeBrand): Promise<BrandDetail> {
    return this.answered.begin(brands, { ...(await this.checked(about)), unitId });
  }

  change(id: string, { version, ...about }: ChangeBrand): Promise<BrandDetail> {
    return this.answered.act(brands, id, { action: 'change', version, patch: () => this.checked(about) });
  }

  recognise(id: string, version: number): Promise<BrandDetail> {
    return this.answered.act(brands, id, { action: 'recognise', version });
  }

  refuse(id: string, { reason, version }: BrandReason): Promise<BrandDetail> {
    return this.answered.act(brands, id, { action: 'refuse', version, said: { reason } });
  }

  launch(id: string, version: number): Promise<BrandDetail> {
    return this.answered.act(brands, id, { action: 'launch', version });
  }

  retire(id: string, { reason, version }: BrandReason): Promise<BrandDetail> {
    return this.answered.act(brands, id, { action: 'retire', version, said: { reason } });
  }

  /** A story is told to everybody: no numbers of people in it. */
  private async checked({ title, story, clubId, venueId }: Omit<ChangeBrand, 'version'>) {
    this.gate.check({ title, story });
    const club = clubId === undefined ? null : await this.records.get(clubRecord, clubId);
    if (club?.state === 'retired') throw new ClubRetiredError(club.title);
    const link = { clubId: club?.id ?? null, clubTitle: club?.title ?? null };
    return { title, story, ...link, ...(await this.venues.of(venueId)) };
  }
}
