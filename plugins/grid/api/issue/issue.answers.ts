import type { UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { AccountRef, Issue, IssueDetail, IssueEvent } from '../../contract/index.ts';
import type { IssueEventRow, IssueRow } from './issue.entity.ts';
import { TRANSITIONS, awaitedAction, transitionsFor } from './issue.policy.ts';

/** Names of units and people, asked for once per answer. */
interface Names {
  units: ReadonlyMap<number, UnitRef>;
  accounts: ReadonlyMap<string, string>;
}

/** Makes answers of rows: rows hold ids, people read names as they are now. */
@Injectable()
export class IssueAnswers {
  constructor(private readonly db: ScopedDb) {}

  async list(rows: readonly IssueRow[]): Promise<Issue[]> {
    const names = await this.names(rows.flatMap(unitsOf), rows.flatMap(accountsOf));
    return rows.map((row) => toIssue(row, names));
  }

  async detail(row: IssueRow): Promise<IssueDetail> {
    const names = await this.names(unitsOf(row), accountsOf(row));
    const { account, scopes } = this.db.context;
    return {
      ...toIssue(row, names),
      reason: row.reason,
      namedBody: row.namedBody,
      reply: row.reply,
      resolvedBy: accountOf(row.resolvedBy, names),
      verifiedBy: accountOf(row.verifiedBy, names),
      actions: transitionsFor(row, { accountId: account.id, scopes }),
      waitingFor: waitingFor(row, names),
    };
  }

  async history(events: readonly IssueEventRow[]): Promise<IssueEvent[]> {
    const names = await this.names(
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

  private async names(unitIds: readonly number[], accountIds: readonly (string | null)[]): Promise<Names> {
    const [units, accounts] = await Promise.all([
      unitIds.length === 0
        ? []
        : this.db.manager.query<UnitRef[]>('SELECT id, name, level FROM core_pub.unit_v1 WHERE id = ANY ($1)', [
            [...new Set(unitIds)],
          ]),
      this.db.manager.query<{ id: string; display_name: string }[]>(
        'SELECT id, display_name FROM core_pub.account_v1 WHERE id = ANY ($1)',
        [[...new Set(accountIds.filter((id) => id !== null))]],
      ),
    ]);
    return {
      units: new Map(units.map((unit) => [unit.id, unit])),
      accounts: new Map(accounts.map((account) => [account.id, account.display_name])),
    };
  }
}

/** From the district down: what stands above is the same for everybody here. */
function unitsOf(row: IssueRow): number[] {
  return [row.districtId, row.streetId, row.communityId, row.gridId].filter((id) => id !== null);
}

function accountsOf(row: IssueRow): (string | null)[] {
  return [row.reporterId, row.handlerId, row.resolvedBy, row.verifiedBy];
}

function toIssue(row: IssueRow, names: Names): Issue {
  return {
    id: row.id,
    no: row.no,
    category: row.category,
    text: row.text,
    place: row.place,
    unitId: row.unitId,
    path: unitsOf(row).flatMap((id) => names.units.get(id) ?? []),
    state: row.state,
    stateSince: row.stateSince.toISOString(),
    outcome: row.outcome,
    handler: accountOf(row.handlerId, names),
    reporter: someone(row.reporterId, names),
    reportedAt: row.reportedAt.toISOString(),
    version: row.version,
  };
}

function accountOf(id: string | null, names: Names): AccountRef | null {
  return id === null ? null : someone(id, names);
}

function someone(id: string, names: Names): AccountRef {
  return { id, name: names.accounts.get(id) ?? '—' };
}

function waitingFor(row: IssueRow, names: Names): IssueDetail['waitingFor'] {
  const action = awaitedAction(row.state);
  if (!action) return null;
  const person = TRANSITIONS[action].relation === 'handler' ? (accountOf(row.handlerId, names)?.name ?? null) : null;
  // The desk that takes issues on and closes them is the street's; whoever verifies looks at the place itself.
  const inCharge = action === 'verify' ? (row.communityId ?? row.unitId) : (row.streetId ?? row.unitId);
  return { action, person, unit: person === null ? (names.units.get(inCharge) ?? null) : null };
}
