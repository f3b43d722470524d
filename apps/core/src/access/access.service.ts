import { UnavailableError } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { DatabaseSignals } from '../platform/database-signals.ts';
import { AccountAccess, type AccountRow } from './account-access.ts';

const REMEMBERED_ACCOUNTS = 5_000;
/** Even where nothing is said to have changed, an account is looked at again after this time. */
const LONGEST_MS = 60_000;
/** While signals cannot be heard, another instance's change is seen after this time at the latest. */
const DEAF_MS = 2_000;

const ACCOUNT_SQL = `
  SELECT a.id, a.username, a.display_name AS "displayName", a.post, a.access_version AS version,
    COALESCE((
      SELECT jsonb_agg(jsonb_build_object(
        'id', g.id, 'appointmentId', g.appointment_id, 'roleId', r.id, 'roleTitle', r.title, 'permissions', r.permissions,
        'unit', CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level) END,
        'organisation', CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name) END,
        'path', u.path::text) ORDER BY u.id, o.id, r.id)
      FROM core."grant" g JOIN core.role r ON r.id = g.role_id
      LEFT JOIN core.unit u ON u.id = g.unit_id LEFT JOIN core.organisation o ON o.id = g.organisation_id
      WHERE g.account_id = a.id AND g.valid_from <= now() AND (g.valid_to IS NULL OR g.valid_to > now())
    ), '[]') AS grants,
    ARRAY(SELECT DISTINCT unnest(permissions) FROM core.loan l
      WHERE l.account_id = a.id AND l.valid_from <= now() AND l.valid_to > now()) AS lent,
    (SELECT extract(epoch FROM min(edge) - now()) * 1000 FROM (
      SELECT unnest(ARRAY[valid_from, valid_to]) AS edge FROM core."grant" WHERE account_id = a.id
      UNION ALL SELECT unnest(ARRAY[valid_from, valid_to]) FROM core.loan WHERE account_id = a.id) AS edges
      WHERE edge > now())::float8 AS "changesInMs"
  FROM core.account a`;
const BY_SUBJECT = `${ACCOUNT_SQL} WHERE a.issuer = $1 AND a.subject = $2 AND a.disabled_at IS NULL`;
const BY_ID = `${ACCOUNT_SQL} WHERE a.id = $1 AND a.disabled_at IS NULL`;

type Loaded = AccountRow & { changesInMs: number | null };

/** Who may do what where, from memory where nothing has changed. */
@Injectable()
export class AccessService {
  private readonly known = new LRUCache<string, AccountAccess>({ max: REMEMBERED_ACCOUNTS });
  private readonly loading = new Map<string, Promise<AccountAccess | null>>();
  /** Raised by every change: what was read before it is not kept after it. */
  private epoch = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly signals: DatabaseSignals,
  ) {
    signals.on('linli_access', () => this.forgetAll());
    signals.onGap(() => this.forgetAll());
  }

  /** The access of an account, or null when there is no such account, or a disabled one. At once when it is known. */
  find(issuer: string, subject: string): AccountAccess | null | Promise<AccountAccess | null> {
    return this.remembered(`${issuer}\n${subject}`, BY_SUBJECT, [issuer, subject]);
  }

  /** The same by the account's id: what a plugin says in whose name it asks. */
  findById(id: string): AccountAccess | null | Promise<AccountAccess | null> {
    return this.remembered(`id\n${id}`, BY_ID, [id]);
  }

  private remembered(key: string, sql: string, values: string[]): AccountAccess | null | Promise<AccountAccess | null> {
    const known = this.known.get(key);
    if (known) return known;
    let loading = this.loading.get(key);
    if (!loading) {
      loading = this.load(key, sql, values).finally(() => {
        if (this.loading.get(key) === loading) this.loading.delete(key);
      });
      this.loading.set(key, loading);
    }
    return loading;
  }

  /** After a change of grants, roles or the tree. All at once: such changes are rare, and reading anew is cheap. */
  forgetAll(): void {
    this.epoch += 1;
    this.known.clear();
    this.loading.clear();
  }

  private async load(key: string, sql: string, values: string[]): Promise<AccountAccess | null> {
    const { epoch } = this;
    const row = await this.read(sql, values);
    if (!row) return null;
    const { changesInMs, ...account } = row;
    const access = new AccountAccess(account);
    const ttl = Math.floor(Math.min(this.signals.connected ? LONGEST_MS : DEAF_MS, changesInMs ?? LONGEST_MS));
    if (epoch === this.epoch && ttl > 0) this.known.set(key, access, { ttl });
    return access;
  }

  private async read(sql: string, values: string[]): Promise<Loaded | undefined> {
    try {
      const rows = await this.dataSource.query<Loaded[]>(sql, values);
      return rows[0];
    } catch (cause) {
      throw new UnavailableError('core.database.unavailable', { retryAfter: 2, cause });
    }
  }
}
