import { MAX_PAGED_ROWS } from '@linli/contracts';
import type {
  Organisation,
  OrganisationChange,
  OrganisationDetail,
  OrganisationEndPreview,
  OrganisationQuery,
  OrganisationRef,
  OrganisationTree,
  OrganisationTreeQuery,
  Page,
} from '@linli/contracts';
import { organisationRule } from '@linli/contracts';
import { Attachments, covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ORGANISATION_PAPERS } from '../attachment/core-attachments.ts';
import { today } from '../body/today.ts';
import { OrganisationNotFoundError } from './organisation.errors.ts';
import { OrganisationEndRepository } from './organisation-end.repository.ts';
import { OrganisationHistoryRepository } from './organisation-history.repository.ts';
import { actionsFor } from './organisation.policy.ts';
import { OrganisationRepository } from './organisation.repository.ts';
import type { OrganisationRow } from './organisation.row.ts';
import { OrganisationTreeRepository } from './organisation-tree.repository.ts';

/** Bodies as one may look at them. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly db: ScopedDb,
    private readonly organisations: OrganisationRepository,
    private readonly tree: OrganisationTreeRepository,
    private readonly history: OrganisationHistoryRepository,
    private readonly end: OrganisationEndRepository,
    private readonly attachments: Attachments,
  ) {}

  async find(query: OrganisationQuery): Promise<Page<Organisation>> {
    const { items, total } = await this.organisations.page(query, this.reach(), today());
    const { page, pageSize } = query;
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }

  async findTree(query: OrganisationTreeQuery): Promise<OrganisationTree> {
    for (const id of [query.rootId, query.parentId]) if (id !== undefined) await this.getReadable(id);
    return this.tree.nodes(query, this.reach(), query.asOf ?? today());
  }

  async getDetail(id: string): Promise<OrganisationDetail> {
    const row = await this.getReadable(id);
    const detail = await this.organisations.detail(id, today(), this.reach());
    const rule = organisationRule(row.type, row.subtype);
    if (!detail || !rule) throw new OrganisationNotFoundError();
    const { account, scopes } = this.db.context;
    const papers = await this.attachments.of(ORGANISATION_PAPERS, id);
    return { ...detail, papers, approvedAt: rule.approvedAt, actions: actionsFor(row, account.id, scopes) };
  }

  async findHistory(id: string): Promise<OrganisationChange[]> {
    await this.getReadable(id);
    return this.history.find(id);
  }

  /** What merging or dissolving it would touch; nothing is changed. */
  async previewEnd(id: string): Promise<OrganisationEndPreview> {
    await this.getReadable(id);
    return this.end.preview(id);
  }

  /** Bodies that one of this kind in this unit may be subordinate to. */
  findSuperiors(query: {
    type: OrganisationRow['type'];
    subtype?: OrganisationRow['subtype'];
    unitId: number;
    q?: string;
  }): Promise<OrganisationRef[]> {
    const rule = organisationRule(query.type, query.subtype ?? null);
    return rule ? this.tree.superiorsFor(rule, query, this.reach()) : Promise.resolve([]);
  }

  /** The row, if the asker may read it. */
  async getReadable(id: string): Promise<OrganisationRow> {
    const row = await this.organisations.find(id);
    if (!row || !covers(this.reach(), row)) throw new OrganisationNotFoundError();
    return row;
  }

  private reach() {
    return this.db.context.scopes.get('core.organisation.read') ?? [];
  }
}
