import type { Day, OrganisationChange } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { day, instant } from '../body/body.sql.ts';

/** A body in words of the moment, so that a line of its history reads right for ever. */
export type OrganisationWords = Record<string, string | null>;

export interface OrganisationMoment {
  words: OrganisationWords;
  /** What a question about an earlier day needs. */
  past: { name: string; superiorId: string | null; unitId: number };
}

export interface OrganisationLine {
  organisationId: string;
  kind: OrganisationChange['kind'];
  before?: OrganisationMoment | undefined;
  after?: OrganisationMoment | undefined;
  day?: Day | undefined;
  reason?: string | undefined;
}

/** Columns `words` and `past` of an {@link OrganisationMoment}, for statements about many. */
export const MOMENT = `jsonb_build_object('name', o.name, 'code', o.code, 'line', o.line, 'superior', s.name, 'unit', u.name,
    'anchor', COALESCE(o.anchor_place, b.name), 'creditCode', o.credit_code, 'contact', o.contact, 'basis', o.basis,
    'state', o.state, 'successor', x.name, 'validFrom', ${day('o.valid_from')}, 'validTo', ${day('o.valid_to')}) AS words,
  jsonb_build_object('name', o.name, 'superiorId', o.superior_id, 'unitId', o.unit_id) AS past`;
export const MOMENT_FROM = `FROM core.organisation o JOIN core.unit u ON u.id = o.unit_id
  LEFT JOIN core.organisation s ON s.id = o.superior_id
  LEFT JOIN core.organisation b ON b.id = o.anchor_organisation_id
  LEFT JOIN core.organisation x ON x.id = o.successor_id`;

/** What happened to bodies. Lines are only ever added. */
@Injectable()
export class OrganisationHistoryRepository {
  constructor(private readonly db: ScopedDb) {}

  find(organisationId: string): Promise<OrganisationChange[]> {
    return this.db.manager.query(
      `SELECT id::text AS id, kind, ${instant('at')} AS at, by_name AS by, ${day('day')} AS day, reason, before, after
       FROM core.organisation_change WHERE organisation_id = $1 ORDER BY organisation_change.id DESC LIMIT 500`,
      [organisationId],
    );
  }

  /** The body as it is now. */
  async moment(organisationId: string): Promise<OrganisationMoment | undefined> {
    const [row] = await this.db.manager.query<OrganisationMoment[]>(`SELECT ${MOMENT} ${MOMENT_FROM} WHERE o.id = $1`, [
      organisationId,
    ]);
    return row;
  }

  async add({ organisationId, kind, before, after, day: onDay, reason }: OrganisationLine): Promise<void> {
    const { account } = this.db.context;
    const differs = (words: OrganisationWords, other: OrganisationWords | undefined) =>
      Object.fromEntries(Object.entries(words).filter(([field, value]) => !other || value !== other[field]));
    const past = before && JSON.stringify(before.past) !== JSON.stringify(after?.past) ? before.past : null;
    await this.db.manager.query(
      `INSERT INTO core.organisation_change (organisation_id, kind, day, account_id, by_name, reason, before, after, past)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        organisationId,
        kind,
        onDay ?? null,
        account.id,
        account.name,
        reason ?? null,
        before ? JSON.stringify(differs(before.words, after?.words)) : null,
        after ? JSON.stringify(differs(after.words, before?.words)) : null,
        past === null ? null : JSON.stringify(past),
      ],
    );
  }
}
