import {
  ENDING_DAYS,
  MAX_PAGED_ROWS,
  type Anchor,
  type GrantAccount,
  type GrantQuery,
  type UnitRef,
} from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { DelegationSource } from './delegation.policy.ts';
import { anchorIds, inReach } from './reach-condition.ts';

export interface GrantRow {
  id: string;
  account: GrantAccount;
  role: { id: string; title: Record<string, string> };
  unit: UnitRef | null;
  organisation: { id: string; name: string } | null;
  /** Place in the tree of the unit, or of the organisation's unit. */
  path: string;
  placeId: number;
  appointmentId: string | null;
  reason: string;
  validFrom: Date;
  validTo: Date | null;
  state: 'in-force' | 'to-come' | 'ended';
  ending: boolean;
  grantedBy: string | null;
  endedBy: string | null;
  endReason: string | null;
  createdAt: Date;
  version: number;
  builtIn: boolean;
  mayEnd: boolean;
  mayChange: boolean;
}

export const ACCOUNT_JSON = `jsonb_build_object('id', a.id, 'displayName', a.display_name, 'username', a.username, 'post', a.post)`;
/** Accounts that are nobody's: the operator's and those of plugins. */
export const BUILT_IN = `a.issuer IN ('linli-operator', 'linli-plugin')`;

const JOINS = `FROM core."grant" g
  JOIN core.account a ON a.id = g.account_id
  JOIN core.role r ON r.id = g.role_id
  LEFT JOIN core.organisation o ON o.id = g.organisation_id
  JOIN core.unit u ON u.id = COALESCE(g.unit_id, o.unit_id)`;

const STATE = `CASE WHEN g.valid_to <= now() OR g.valid_to <= g.valid_from THEN 'ended' WHEN g.valid_from > now() THEN 'to-come' ELSE 'in-force' END`;
export const LIVE = `(g.valid_to IS NULL OR g.valid_to > now() AND g.valid_to > g.valid_from)`;
const ENDING = `(g.valid_from <= now() AND g.valid_to > now() AND g.valid_to < now() + interval '${ENDING_DAYS} days')`;

/** Reads and writes grants. Every reader says how far it reaches. */
@Injectable()
export class GrantRepository {
  constructor(private readonly db: ScopedDb) {}

  async page(query: GrantQuery, reach: GrantReach): Promise<{ rows: GrantRow[]; total: number }> {
    const { page, pageSize } = query;
    const values: unknown[] = [anchorIds(reach.read), anchorIds(reach.end), anchorIds(reach.create)];
    const value = (given: unknown) => `$${values.push(given)}`;
    const where = [inReach('u.path', 1), ...conditions(query, value)].join(' AND ');
    const counting = [...values];
    const order = query.state === 'ending' ? 'g.valid_to, g.id' : 'u.path, a.username, r.id, g.valid_from DESC, g.id';
    const rows = await this.db.manager.query<GrantRow[]>(
      `${SELECTED} WHERE ${where} ORDER BY ${order} LIMIT ${value(pageSize)} OFFSET ${value((page - 1) * pageSize)}`,
      values,
    );
    const [counted] = await this.db.manager.query<{ total: number }[]>(
      // The two reaches that are not asked about here still have their numbers.
      `SELECT count(*)::integer AS total FROM (
         SELECT $2::integer[], $3::integer[] ${JOINS} WHERE ${where} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      counting,
    );
    return { rows, total: counted?.total ?? 0 };
  }

  /** One grant in reach, or undefined; locked when it is to be changed. */
  async find(id: string, reach: GrantReach, lock = false): Promise<GrantRow | undefined> {
    const { manager } = this.db;
    if (lock) await manager.query('SELECT FROM core."grant" WHERE id = $1 FOR UPDATE', [id]);
    const rows = await manager.query<GrantRow[]>(`${SELECTED} WHERE g.id = $4 AND ${inReach('u.path', 1)}`, [
      anchorIds(reach.read),
      anchorIds(reach.end),
      anchorIds(reach.create),
      id,
    ]);
    return rows[0];
  }

  /**
   * What an account holds now and later, for what it may pass on. Locked: whoever takes one of them away waits for this
   * request, and what was taken away before is not seen any more.
   */
  async sources(accountId: string): Promise<DelegationSource[]> {
    return await this.db.manager.query<DelegationSource[]>(
      `SELECT r.permissions, u.path::text AS path, extract(epoch FROM g.valid_from)::float8 * 1000 AS "from",
         extract(epoch FROM g.valid_to)::float8 * 1000 AS "to"
       FROM core."grant" g JOIN core.role r ON r.id = g.role_id JOIN core.unit u ON u.id = g.unit_id
       WHERE g.account_id = $1 AND ${LIVE} FOR SHARE OF g, r`,
      [accountId],
    );
  }

  /** Whether the account has the same role at the same place for some of the same time. */
  async overlaps(grant: NewGrant): Promise<boolean> {
    const rows = await this.db.manager.query<unknown[]>(
      `SELECT FROM core."grant" g WHERE account_id = $1 AND role_id = $2
         AND unit_id IS NOT DISTINCT FROM $3 AND organisation_id IS NOT DISTINCT FROM $4
         AND tstzrange(valid_from, valid_to) && tstzrange(greatest($5::timestamptz, now()), $6::timestamptz) LIMIT 1`,
      [grant.accountId, grant.roleId, grant.unitId, grant.organisationId, grant.validFrom, grant.validTo],
    );
    return rows.length > 0;
  }

  /** A period that was to begin earlier begins now: nobody held it before it was written. */
  async insert(grant: NewGrant): Promise<string> {
    const rows = await this.db.manager.query<{ id: string }[]>(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, organisation_id, valid_from, valid_to, appointment_id, reason, granted_by)
       VALUES ($1, $2, $3, $4, greatest($5::timestamptz, now()), $6, $7, $8, $9) RETURNING id`,
      [
        grant.accountId,
        grant.roleId,
        grant.unitId,
        grant.organisationId,
        grant.validFrom,
        grant.validTo,
        grant.appointmentId,
        grant.reason,
        this.db.context.account.id,
      ],
    );
    return rows[0]?.id ?? '';
  }

  /** One that has not begun ends before it does: it never was in force. */
  async end(id: string, reason: string): Promise<void> {
    await this.db.manager.query(
      `UPDATE core."grant" SET valid_to = greatest(now(), valid_from), ended_by = $2, end_reason = $3, version = version + 1 WHERE id = $1`,
      [id, this.db.context.account.id, reason],
    );
  }

  async setEnd(id: string, validTo: Date | null): Promise<void> {
    await this.db.manager.query('UPDATE core."grant" SET valid_to = $2, version = version + 1 WHERE id = $1', [
      id,
      validTo,
    ]);
  }
}

/** How far the asker reads grants, ends them and gives them. */
export interface GrantReach {
  read: readonly Anchor[] | undefined;
  end: readonly Anchor[] | undefined;
  create: readonly Anchor[] | undefined;
}

export interface NewGrant {
  accountId: string;
  roleId: string;
  unitId: number | null;
  organisationId: string | null;
  appointmentId: string | null;
  validFrom: Date | null;
  validTo: Date | null;
  reason: string;
}

const SELECTED = `SELECT g.id, g.reason, g.appointment_id AS "appointmentId", g.valid_from AS "validFrom", g.valid_to AS "validTo",
    g.created_at AS "createdAt", g.version, g.end_reason AS "endReason", ${STATE} AS state, COALESCE(${ENDING}, false) AS ending,
    ${ACCOUNT_JSON} AS account, jsonb_build_object('id', r.id, 'title', r.title) AS role,
    CASE WHEN g.unit_id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level) END AS unit,
    CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END AS organisation,
    u.path::text AS path, u.id AS "placeId", ${BUILT_IN} AS "builtIn",
    (SELECT display_name FROM core.account WHERE id = g.granted_by) AS "grantedBy",
    (SELECT display_name FROM core.account WHERE id = g.ended_by) AS "endedBy",
    ${LIVE} AND ${inReach('u.path', 2)} AS "mayEnd", ${LIVE} AND ${inReach('u.path', 3)} AS "mayChange"
  ${JOINS}`;

const BY_STATE: Record<GrantQuery['state'], string> = {
  live: LIVE,
  'in-force': `(g.valid_from <= now() AND ${LIVE})`,
  'to-come': `(g.valid_from > now() AND ${LIVE})`,
  ending: ENDING,
  ended: `NOT ${LIVE}`,
};

function conditions(
  { accountId, roleId, unitId, organisationId, appointmentId, state, q }: GrantQuery,
  value: (given: unknown) => string,
): string[] {
  return [
    BY_STATE[state],
    ...(accountId ? [`g.account_id = ${value(accountId)}`] : []),
    ...(roleId ? [`g.role_id = ${value(roleId)}`] : []),
    ...(organisationId ? [`g.organisation_id = ${value(organisationId)}`] : []),
    ...(appointmentId ? [`g.appointment_id = ${value(appointmentId)}`] : []),
    ...(unitId ? [`u.path <@ (SELECT path FROM core.unit WHERE id = ${value(unitId)})`] : []),
    ...(q ? [`strpos(lower(a.display_name || ' ' || a.username), lower(${value(q)})) > 0`] : []),
  ];
}
