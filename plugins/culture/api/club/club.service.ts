import type { Page } from '@linli/contracts';
import { AnsweredRecords, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeClub,
  Club,
  ClubDetail,
  ClubHistory,
  ClubListQuery,
  CreateClub,
  LinkBranch,
  RetireClub,
} from '../../contract/index.ts';
import { Organisations } from '../organisations/organisations.ts';
import { VenueLinks } from '../links/venue-links.ts';
import { BranchTakenError, NoFunctionalBranchError } from './club.errors.ts';
import { clubs } from './club.record.ts';

const NO_BRANCH = { branchId: null, branchName: null };

@Injectable()
export class ClubService {
  constructor(
    private readonly records: AnsweredRecords,
    private readonly db: ScopedDb,
    private readonly venues: VenueLinks,
    private readonly organisations: Organisations,
    private readonly texts: Texts,
  ) {}

  findPage(query: ClubListQuery): Promise<Page<Club>> {
    return this.records.page(clubs, query);
  }

  get(id: string): Promise<ClubDetail> {
    return this.records.get(clubs, id);
  }

  getHistory(id: string): Promise<ClubHistory> {
    return this.records.history(clubs, id);
  }

  async create({ note, venueId, ...about }: CreateClub): Promise<ClubDetail> {
    const venue = await this.venues.of(venueId);
    return this.records.begin(clubs, { ...about, ...venue, ...NO_BRANCH, note: note ?? null });
  }

  change(id: string, { note, venueId, version, ...about }: ChangeClub): Promise<ClubDetail> {
    const patch = async () => ({ ...about, ...(await this.venues.of(venueId)), note: note ?? null });
    return this.records.act(clubs, id, { action: 'change', version, patch });
  }

  /** Only an active branch of the subtype functional, of this unit or one above or below it, and of no other club. */
  linkBranch(id: string, { organisationId, version }: LinkBranch): Promise<ClubDetail> {
    const patch = async () => {
      const { name, type, subtype, state } = await this.organisations.get(organisationId);
      if (type !== 'branch' || subtype !== 'functional' || state !== 'active') {
        const key = 'errors.culture.club.no-functional-branch.title';
        const message = this.texts.find(this.db.context.locale, key, { name }) ?? key;
        throw new NoFunctionalBranchError(name, message);
      }
      await this.checkFree(id, organisationId, name);
      return { branchId: organisationId, branchName: name };
    };
    return this.records.act(clubs, id, { action: 'link-branch', version, patch });
  }

  unlinkBranch(id: string, version: number): Promise<ClubDetail> {
    return this.records.act(clubs, id, { action: 'unlink-branch', version, patch: NO_BRANCH });
  }

  retire(id: string, { reason, version }: RetireClub): Promise<ClubDetail> {
    return this.records.act(clubs, id, { action: 'retire', version, patch: NO_BRANCH, said: { reason } });
  }

  /** The table's own constraint stops what the asker cannot see; this names what they can. */
  private async checkFree(id: string, branchId: string, name: string): Promise<void> {
    const taken = await this.db.manager.query<unknown[]>('SELECT 1 FROM club WHERE branch_id = $1 AND id <> $2', [
      branchId,
      id,
    ]);
    if (taken.length > 0) throw new BranchTakenError(name);
  }
}
