import type { CreateGrant, FieldError } from '@linli/contracts';
import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { OPERATOR_ISSUER } from '../identity/user-token.ts';
import { GrantBeyondError, GrantConflictError, GrantInvalidError, inGrantWords } from './grant.errors.ts';
import { anchorIds, inReach } from './reach-condition.ts';
import { titleIn } from './me.service.ts';

/** What is to be given, as the policy sees it. */
export interface Granted {
  accountId: string;
  permissions: string[];
  path: string;
  /** Which of the two anchors it has. */
  anchor: 'unitId' | 'organisationId';
  from: number;
  to: number | null;
}

const LIVE_UNIT = ['planned', 'active'];

/** What a grant is made of: each part is looked up, and locked as far as somebody else's change would matter. */
@Injectable()
export class GrantParts {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  /** The database's clock: it decides what is in force, and no other one does. */
  async now(): Promise<number> {
    const rows = await this.db.manager.query<{ now: Date }[]>('SELECT now() AS now');
    return rows[0]?.now.getTime() ?? 0;
  }

  async account(id: string): Promise<{ id: string; personId: string | null }> {
    const rows = await this.db.manager.query<
      { id: string; personId: string | null; issuer: string; disabledAt: Date | null }[]
    >(
      `SELECT id, person_id AS "personId", issuer, disabled_at AS "disabledAt" FROM core.account WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    const account = rows[0];
    if (!account || account.disabledAt) throw this.invalid('unknown-account', 'accountId');
    if (account.issuer === OPERATOR_ISSUER || account.issuer === 'linli-plugin')
      throw new GrantBeyondError('to-built-in', {}, this.at('accountId', 'core.grant.to-built-in'));
    return account;
  }

  /** A role that gives something and is not the operator's. Locked, so that it does not grow meanwhile. */
  async role(id: string): Promise<{ id: string; permissions: string[] }> {
    const rows = await this.db.manager.query<{ id: string; permissions: string[] }[]>(
      `SELECT id, permissions FROM core.role WHERE id = $1 AND id <> 'core.operator' FOR SHARE`,
      [id],
    );
    const role = rows[0];
    if (!role) throw this.invalid('unknown-role', 'roleId');
    if (role.permissions.length === 0) throw this.invalid('to-ended-role', 'roleId');
    return role;
  }

  /** The unit, or the organisation's, where the granter may give anything at all. Elsewhere there is nothing to know. */
  async place({ unitId, organisationId }: CreateGrant): Promise<{ path: string }> {
    const reach = anchorIds(this.db.context.scopes.get('core.grant.create'));
    const field = organisationId === undefined ? 'unitId' : 'organisationId';
    const rows = await this.db.manager.query<{ path: string; state: string }[]>(
      organisationId === undefined
        ? `SELECT u.path::text AS path, u.state FROM core.unit u WHERE u.id = $2 AND ${inReach('u.path', 1)} FOR SHARE`
        : `SELECT u.path::text AS path, CASE WHEN o.state IN ('merged', 'dissolved', 'refused') THEN o.state ELSE u.state END AS state
           FROM core.organisation o JOIN core.unit u ON u.id = o.unit_id
           WHERE o.id = $2 AND ${inReach('u.path', 1)} FOR SHARE`,
      [reach, organisationId ?? unitId],
    );
    const place = rows[0];
    if (!place) throw this.invalid('unknown-anchor', field);
    if (!LIVE_UNIT.includes(place.state)) throw this.invalid('gone-unit', field);
    return place;
  }

  /** An appointment that is in force or to come, of the account's own person. */
  async appointment({ appointmentId }: CreateGrant, personId: string | null): Promise<void> {
    if (appointmentId === undefined) return;
    const rows = await this.db.manager.query<unknown[]>(
      `SELECT FROM core.appointment WHERE id = $1 AND person_id = $2 AND state IN ('proposed', 'in-force') FOR SHARE`,
      [appointmentId, personId],
    );
    if (rows.length === 0) throw this.invalid('unknown-appointment', 'appointmentId');
  }

  async isOperator(accountId: string): Promise<boolean> {
    const rows = await this.db.manager.query<unknown[]>('SELECT FROM core.account WHERE id = $1 AND issuer = $2', [
      accountId,
      OPERATOR_ISSUER,
    ]);
    return rows.length > 0;
  }

  /** What is missing, in words: the permission's title, the unit's name, and until when it is held. */
  async lacking(permission: string, path: string, until?: number): Promise<Record<string, unknown>> {
    const { locale } = this.db.context;
    const [row] = await this.db.manager.query<{ title: Record<string, string> | null; unit: string | null }[]>(
      `SELECT (SELECT title FROM core.permission WHERE id = $1) AS title, (SELECT name FROM core.unit WHERE id = $2) AS unit`,
      [permission, Number(path.split('.').at(-1))],
    );
    return {
      permission,
      title: titleIn(row?.title ?? {}, locale, permission),
      unit: row?.unit ?? '',
      ...(until === undefined ? {} : { until: shanghai(until) }),
    };
  }

  words(code: string, params: Record<string, unknown> = {}): string {
    return this.texts.find(this.db.context.locale, `errors.${code}.title`, params) ?? code;
  }

  /** A refusal at the field that would have to be chosen otherwise. */
  at(field: string, code: string, params?: Record<string, unknown>): FieldError[] {
    return [{ field, code, message: this.words(code, params) }];
  }

  /** What the database refuses has to do with the role that was chosen. */
  inWords(error: unknown): unknown {
    const known = inGrantWords(error);
    return known instanceof GrantConflictError
      ? new GrantConflictError(known.what, {}, this.at('roleId', known.code))
      : known;
  }

  private invalid(what: ConstructorParameters<typeof GrantInvalidError>[0], field: string): GrantInvalidError {
    return new GrantInvalidError(what, field, this.words(`core.grant.${what}`));
  }
}

/** Day and time in Shanghai, as a sentence may hold it. */
function shanghai(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
