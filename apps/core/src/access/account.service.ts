import { ROOT_UNIT_ID, type FieldError } from '@linli/contracts';
import { ConflictError, InvalidError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AccountIssuer } from '../identity/account-issuer.ts';
import type { Account, DeclareAccount } from './account.schemas.ts';
import { APART } from './core-roles.ts';
import { inGrantWords } from './grant.errors.ts';

/** Accounts and their grants, as the operator declares them. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: ScopedDb,
    private readonly issuer: AccountIssuer,
  ) {}

  /** Makes the account, or brings it and its grants to exactly what is declared. */
  async declare(account: DeclareAccount): Promise<Account> {
    if (
      new Set(account.grants.map(({ roleId }) => roleId).filter((id) => (APART as readonly string[]).includes(id)))
        .size > 1
    ) {
      throw new ConflictError('core.grant.two-administrators');
    }
    const units = await this.unitsOf(account);
    const id = await this.saveAccount(account);
    if (account.personCode !== undefined) await this.linkPerson(id, account.personCode);
    const wanted = account.grants.map(({ roleId, reason }, i) => ({ roleId, reason, unitId: units[i] }));
    const { manager, context } = this.db;
    await manager.query(
      // Ended, not deleted: that somebody once might is part of the record.
      `UPDATE core."grant" g SET valid_to = greatest(now(), valid_from), ended_by = $3, end_reason = 'declared anew', version = version + 1
       WHERE account_id = $1 AND (valid_to > greatest(now(), valid_from) OR valid_to IS NULL AND NOT EXISTS (
         SELECT FROM jsonb_to_recordset($2::jsonb) AS w ("roleId" text, "unitId" integer)
         WHERE w."roleId" = g.role_id AND w."unitId" = g.unit_id))`,
      [id, JSON.stringify(wanted), context.account.id],
    );
    const given = manager.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, reason, granted_by)
       SELECT $1, "roleId", "unitId", reason, $3
       FROM jsonb_to_recordset($2::jsonb) AS w ("roleId" text, "unitId" integer, reason text)
       ON CONFLICT (account_id, role_id, unit_id) WHERE valid_to IS NULL DO NOTHING`,
      [id, JSON.stringify(wanted), context.account.id],
    );
    await given.catch((error: unknown) => Promise.reject(inGrantWords(error) as Error));
    const { username, displayName, post } = account;
    return { id, username, displayName, post, grants: wanted.length };
  }

  /** The unit of each grant, by its code or a former one. Names every grant that cannot be made. */
  private async unitsOf({ grants }: DeclareAccount): Promise<number[]> {
    const codes = grants.map(({ unitCode }) => unitCode);
    const { manager } = this.db;
    const found = await manager.query<{ code: string; id: number }[]>(
      `SELECT code, id FROM core.unit WHERE code = ANY ($1)
       UNION ALL SELECT code, unit_id FROM core.unit_alias WHERE code = ANY ($1)`,
      [codes],
    );
    const roles = await manager.query<{ id: string }[]>('SELECT id FROM core.role WHERE id = ANY ($1)', [
      grants.map(({ roleId }) => roleId),
    ]);
    // The first of a code wins: a unit that bears it now goes before one that bore it once.
    const units = new Map(found.toReversed().map(({ code, id }) => [code, id]));
    const known = new Set(roles.map(({ id }) => id));
    const errors = grants.flatMap(({ roleId, unitCode }, i): FieldError[] => [
      ...(known.has(roleId) ? [] : [{ field: `grants.${i}.roleId`, code: 'unknown-role', message: roleId }]),
      ...(unitCode === '' || units.has(unitCode)
        ? []
        : [{ field: `grants.${i}.unitCode`, code: 'unknown-unit', message: unitCode }]),
    ]);
    if (errors.length > 0) throw new InvalidError('core.grant.unknown', { errors });
    return codes.map((code) => (code === '' ? ROOT_UNIT_ID : (units.get(code) ?? ROOT_UNIT_ID)));
  }

  /** Only somebody who works here and has no other account. */
  private async linkPerson(id: string, code: string): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.account a SET person_id = p.id, access_version = access_version + 1 FROM core.person p
       WHERE a.id = $1 AND a.person_id IS NULL AND p.code = $2 AND p.state = 'active'
         AND NOT EXISTS (SELECT FROM core.account o WHERE o.person_id = p.id)`,
      [id, code],
    );
  }

  private async saveAccount({ username, displayName, post, subject }: DeclareAccount): Promise<string> {
    const { manager } = this.db;
    const known = await manager.query<{ id: string }[]>(
      `SELECT id FROM core.account WHERE (issuer = $1 AND subject = $2) OR username = $3
       ORDER BY (issuer = $1 AND subject = $2) DESC LIMIT 1 FOR UPDATE`,
      [this.issuer.value, subject, username],
    );
    const values = [this.issuer.value, subject, username, displayName, post];
    if (known[0]) {
      await manager.query(
        `UPDATE core.account SET issuer = $2, subject = $3, username = $4, display_name = $5, post = $6,
           access_version = access_version + 1 WHERE id = $1`,
        [known[0].id, ...values],
      );
      await manager.query(`SELECT pg_notify('linli_access', $1)`, [known[0].id]);
      return known[0].id;
    }
    const made = await manager.query<{ id: string }[]>(
      'INSERT INTO core.account (issuer, subject, username, display_name, post) VALUES ($1, $2, $3, $4, $5) RETURNING id',
      values,
    );
    return made[0]?.id ?? '';
  }
}
