import type { AccountId, UnitId, UnitRef } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { runPrepared } from './prepared.ts';
import { requestScope } from './request-scope.ts';
import { render, sql } from './sql.ts';

const REMEMBERED = 20_000;

/** Names of units and people, as an answer needs them. */
export interface KnownNames {
  unit(id: UnitId): UnitRef | undefined;
  account(id: AccountId): string | undefined;
}

/**
 * Names of units and people as they are now. Rows hold ids and answers hold names; the same few thousand are asked for
 * all day, so they are kept, until the database says at the opening of a transaction that some name has changed since.
 */
@Injectable()
export class Names {
  private readonly units = new LRUCache<UnitId, UnitRef>({ max: REMEMBERED });
  private readonly accounts = new LRUCache<AccountId, string>({ max: REMEMBERED });
  private version = -1;

  /** Everything that is asked for and exists. Null and undefined ids are passed over. */
  async of(
    unitIds: readonly (UnitId | null | undefined)[],
    accountIds: readonly (AccountId | null | undefined)[],
  ): Promise<KnownNames> {
    const transaction = requestScope.getStore()?.transaction;
    if (!transaction) throw new Error('no request is under way');
    const version = await transaction.nameVersion();
    if (version > this.version) {
      this.version = version;
      this.units.clear();
      this.accounts.clear();
    }
    const units = new Map<UnitId, UnitRef | undefined>();
    for (const id of unitIds) if (id !== null && id !== undefined && !units.has(id)) units.set(id, this.units.get(id));
    const accounts = new Map<AccountId, string | undefined>();
    for (const id of accountIds)
      if (id !== null && id !== undefined && !accounts.has(id)) accounts.set(id, this.accounts.get(id));
    const missingUnits = unknownOf(units);
    const missingAccounts = unknownOf(accounts);
    if (missingUnits.length > 0 || missingAccounts.length > 0) {
      const client = await transaction.client();
      const unitSql = render(sql`SELECT id, name, level FROM core_pub.unit_v1 WHERE id = ANY (${missingUnits})`);
      const accountSql = render(
        sql`SELECT id, display_name FROM core_pub.account_v1 WHERE id = ANY (${missingAccounts})`,
      );
      const [foundUnits, foundAccounts] = await Promise.all([
        missingUnits.length > 0 ? runPrepared(client, unitSql) : [],
        missingAccounts.length > 0 ? runPrepared(client, accountSql) : [],
      ]);
      // What was read while a name changed is right now, and not what the next version begins with.
      const isCurrent = version === this.version;
      for (const [id, name, level] of foundUnits as [UnitId, string, UnitRef['level']][]) {
        const ref = { id, name, level };
        units.set(id, ref);
        if (isCurrent) this.units.set(id, ref);
      }
      for (const [id, name] of foundAccounts as [AccountId, string][]) {
        accounts.set(id, name);
        if (isCurrent) this.accounts.set(id, name);
      }
    }
    return { unit: (id) => units.get(id), account: (id) => accounts.get(id) };
  }
}

function unknownOf<K>(known: ReadonlyMap<K, unknown>): K[] {
  return [...known].flatMap(([id, found]) => (found === undefined ? [id] : []));
}
