import { MAX_PAGED_ROWS, type AccountQuery, type Anchor, type Post, type UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { BUILT_IN } from './grant.repository.ts';
import { anchorIds, inReach } from './reach-condition.ts';

export interface AccountListRow {
  id: string;
  username: string;
  displayName: string;
  post: Post | null;
  personId: string | null;
  personName: string | null;
  units: UnitRef[];
  grants: number;
  disabledAt: Date | null;
  createdAt: Date;
  apart: boolean;
  builtIn: boolean;
}

/** What an account's page needs besides. */
export interface AccountDetailRow extends AccountListRow {
  issuer: string;
  subject: string;
  /** Every grant it has or is to have lies where the asker looks after accounts. */
  within: boolean;
}

const HELD = `FROM core."grant" g LEFT JOIN core.organisation o ON o.id = g.organisation_id
  JOIN core.unit u ON u.id = COALESCE(g.unit_id, o.unit_id) WHERE g.account_id = a.id`;
const IN_FORCE = 'g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())';

/** What it holds elsewhere is told as little as the grants there are; that it is an administrator is told to everybody. */
const COLUMNS = `a.id, a.username, a.display_name AS "displayName", a.post, a.person_id AS "personId", p.name AS "personName",
  a.disabled_at AS "disabledAt", a.created_at AS "createdAt", ${BUILT_IN} AS "builtIn",
  COALESCE((SELECT jsonb_agg(DISTINCT jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level)) ${HELD} AND ${IN_FORCE} AND ${inReach('u.path', 1)}), '[]') AS units,
  (SELECT count(*)::integer ${HELD} AND ${IN_FORCE} AND ${inReach('u.path', 1)}) AS grants,
  EXISTS (SELECT ${HELD} AND ${IN_FORCE} AND g.role_id IN ('core.system-admin', 'core.security-admin', 'core.audit-admin')) AS apart`;

/**
 * An account is in reach through a grant it has or had there, or through its person's unit. One that has neither is
 * seen by those who answer for a district or more.
 */
const REACHED = `(EXISTS (SELECT ${HELD} AND EXISTS (SELECT FROM core.unit anchor WHERE anchor.id = ANY ($1) AND u.path <@ anchor.path))
  OR EXISTS (SELECT FROM core.unit anchor WHERE anchor.id = ANY ($1) AND p.unit_path <@ anchor.path)
  OR (p.id IS NULL AND NOT EXISTS (SELECT FROM core."grant" g WHERE g.account_id = a.id)
    AND EXISTS (SELECT FROM core.unit anchor WHERE anchor.id = ANY ($1) AND core.level_rank(anchor.level) <= core.level_rank('district'))))`;

@Injectable()
export class AccountRepository {
  constructor(private readonly db: ScopedDb) {}

  async page(
    query: AccountQuery,
    reach: readonly Anchor[] | undefined,
  ): Promise<{ rows: AccountListRow[]; total: number }> {
    const { page, pageSize, q, unitId, state, post } = query;
    const values: unknown[] = [anchorIds(reach)];
    const value = (given: unknown) => `$${values.push(given)}`;
    const where = [
      REACHED,
      ...(state === 'active' ? ['a.disabled_at IS NULL'] : state === 'disabled' ? ['a.disabled_at IS NOT NULL'] : []),
      ...(q
        ? [`strpos(lower(a.display_name || ' ' || a.username || ' ' || COALESCE(p.name, '')), lower(${value(q)})) > 0`]
        : []),
      ...(post ? [`a.post = ${value(post)}`] : []),
      ...(unitId
        ? [
            `EXISTS (SELECT ${HELD} AND ${IN_FORCE} AND u.path <@ (SELECT path FROM core.unit WHERE id = ${value(unitId)}))`,
          ]
        : []),
    ].join(' AND ');
    const from = `FROM core.account a LEFT JOIN core.person p ON p.id = a.person_id WHERE ${where}`;
    const counting = [...values];
    const rows = await this.db.manager.query<AccountListRow[]>(
      `SELECT ${COLUMNS} ${from} ORDER BY a.display_name, a.username LIMIT ${value(pageSize)} OFFSET ${value((page - 1) * pageSize)}`,
      values,
    );
    const [counted] = await this.db.manager.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      counting,
    );
    return { rows, total: counted?.total ?? 0 };
  }

  /** `care`: where the asker looks after accounts. */
  async find(
    id: string,
    reach: readonly Anchor[] | undefined,
    care: readonly Anchor[] | undefined,
  ): Promise<AccountDetailRow | undefined> {
    const rows = await this.db.manager.query<AccountDetailRow[]>(
      `SELECT ${COLUMNS}, a.issuer, a.subject, NOT EXISTS (SELECT ${HELD} AND (g.valid_to IS NULL OR g.valid_to > now()) AND NOT ${inReach('u.path', 3)}) AS within
       FROM core.account a LEFT JOIN core.person p ON p.id = a.person_id WHERE a.id = $2 AND ${REACHED}`,
      [anchorIds(reach), id, anchorIds(care)],
    );
    return rows[0];
  }

  /** The last time that somebody signed in with it, as the audit log says. */
  async lastLogIn(id: string): Promise<Date | null> {
    const rows = await this.db.manager.query<{ at: Date | null }[]>(
      `SELECT max(at) AS at FROM core.audit_entry WHERE account_id = $1 AND kind = 'session' AND outcome = 'done' AND action = 'core.session.started'`,
      [id],
    );
    return rows[0]?.at ?? null;
  }

  /** Roles that the releases suggest for the account's post, and for the posts that its person holds now, without those it has. */
  async suggestedRoles(id: string): Promise<{ id: string; title: Record<string, string> }[]> {
    return await this.db.manager.query<{ id: string; title: Record<string, string> }[]>(
      `SELECT r.id, r.title FROM core.role r WHERE r.permissions <> '{}' AND r.suggested_for && (
         SELECT array_agg(post) FROM (SELECT post FROM core.account WHERE id = $1 AND post IS NOT NULL
           UNION SELECT ap.post FROM core.appointment ap JOIN core.account a ON a.person_id = ap.person_id
           WHERE a.id = $1 AND ap.state = 'in-force') AS posts (post))
         AND NOT EXISTS (SELECT FROM core."grant" g WHERE g.account_id = $1 AND g.role_id = r.id AND (g.valid_to IS NULL OR g.valid_to > now()))
       ORDER BY r.plugin_id <> 'core', r.id`,
      [id],
    );
  }
}
