import type { AccountRef } from '@linli/contracts';
import { Attachments, Names, ScopedDb, askerOf, offersOn, waitingFor } from '@linli/sdk-server';
import type { KnownNames } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Issue, IssueDetail, IssueEvent } from '../../contract/index.ts';
import { Clock } from '../term/clock.ts';
import type { IssueEventRow, IssueRow } from './issue.entity.ts';
import { dueOf } from './issue.due.ts';
import { ISSUE_PHOTOS } from './issue.photos.ts';
import { ISSUES } from './issue.policy.ts';

/** What a list shows of an issue; the rest stands on its page. */
export const LISTED = [
  'id',
  'no',
  'category',
  'text',
  'place',
  'unitId',
  'districtId',
  'streetId',
  'communityId',
  'gridId',
  'state',
  'stateSince',
  'outcome',
  'reporterId',
  'handlerId',
  'reportedAt',
  'dueAt',
  'dueUnpublished',
  'resolvedAt',
  'version',
] as const satisfies readonly (keyof IssueRow)[];
type ListedRow = Pick<IssueRow, (typeof LISTED)[number]>;

/** Makes answers of rows: rows hold ids, people read names as they are now. */
@Injectable()
export class IssueAnswers {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
    private readonly attachments: Attachments,
    private readonly clock: Clock,
  ) {}

  async list(rows: readonly ListedRow[]): Promise<Issue[]> {
    const names = await this.names.of(
      rows.flatMap(unitsOf),
      rows.flatMap(({ reporterId, handlerId }) => [reporterId, handlerId]),
    );
    return rows.map((row) => toIssue(row, names, this.clock.now()));
  }

  async detail(row: IssueRow): Promise<IssueDetail> {
    const names = await this.names.of(unitsOf(row), accountsOf(row));
    const photos = await this.attachments.of(ISSUE_PHOTOS, row.id);
    const offers = offersOn(ISSUES, row, askerOf(this.db.context));
    return {
      ...toIssue(row, names, this.clock.now()),
      reason: row.reason,
      namedBody: row.namedBody,
      reply: row.reply,
      resolvedBy: accountOf(row.resolvedBy, names),
      verifiedBy: accountOf(row.verifiedBy, names),
      photos,
      actions: photos.length > 0 ? offers : offers.filter(({ action }) => action !== 'remove-photo'),
      waitingFor: waitingFor(ISSUES, row, names),
    };
  }

  async history(events: readonly IssueEventRow[]): Promise<IssueEvent[]> {
    const names = await this.names.of(
      [],
      events.flatMap(({ actorId, handlerId }) => [actorId, handlerId]),
    );
    return events.map((event) => ({
      id: event.id,
      action: event.action,
      at: event.at.toISOString(),
      by: someone(event.actorId, names),
      handler: accountOf(event.handlerId, names),
      outcome: event.outcome,
      reason: event.reason,
      namedBody: event.namedBody,
      reply: event.reply,
    }));
  }
}

/** From the district down: what stands above is the same for everybody here. */
function unitsOf(row: ListedRow): number[] {
  return [row.districtId, row.streetId, row.communityId, row.gridId].filter((id) => id !== null);
}

function accountsOf(row: IssueRow): (string | null)[] {
  return [row.reporterId, row.handlerId, row.resolvedBy, row.verifiedBy];
}

function toIssue(row: ListedRow, names: KnownNames, now: Date): Issue {
  return {
    id: row.id,
    no: row.no,
    category: row.category,
    text: row.text,
    place: row.place,
    unitId: row.unitId,
    path: unitsOf(row).flatMap((id) => names.unit(id) ?? []),
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    outcome: row.outcome,
    handler: accountOf(row.handlerId, names),
    reporter: someone(row.reporterId, names),
    reportedAt: row.reportedAt.toISOString(),
    due: dueOf(row, now),
    version: row.version,
  };
}

function accountOf(id: string | null, names: KnownNames): AccountRef | null {
  return id === null ? null : someone(id, names);
}

function someone(id: string, names: KnownNames): AccountRef {
  return { id, name: names.account(id) ?? '—' };
}
