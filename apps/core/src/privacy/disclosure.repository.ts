import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { Anchor, Disclosure, DisclosureQuery } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds } from '../access/reach-condition.ts';
import { instant, unitRef } from '../body/body.sql.ts';
import { likeText, SqlParameters } from '../body/sql-parameters.ts';

/** Who reads the log: the person it is about, or a privacy officer of some units. */
export type DisclosureReader = { person: string } | { anchors: readonly Anchor[] };

/** Reads the log of looks at masked values, newest first. */
@Injectable()
export class DisclosureRepository {
  constructor(private readonly db: ScopedDb) {}

  async page(query: DisclosureQuery, reader: DisclosureReader): Promise<{ items: Disclosure[]; total: number }> {
    const parameters = new SqlParameters();
    const where = [this.readable(reader, parameters), ...this.conditions(query, parameters)].join(' AND ');
    const from = `FROM core.disclosure d LEFT JOIN core.unit u ON u.id = d.unit_id LEFT JOIN core.person p ON p.id = d.person_id
      WHERE ${where}`;
    const counting = [...parameters.values];
    const locale = parameters.add(this.db.context.locale);
    const [items, counted] = await Promise.all([
      this.db.manager.query<Disclosure[]>(
        `SELECT d.id::text AS id, ${instant('d.at')} AS at, jsonb_build_object('accountId', d.account_id, 'name', d.by_name) AS by,
           (SELECT jsonb_build_object('organisation', o.name, 'post', COALESCE(t.title ->> ${locale}, t.id))
             FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id JOIN core.post_type t ON t.id = a.post
             WHERE a.id = d.appointment_id) AS appointment,
           d.owner, jsonb_build_object('type', d.subject_type, 'id', d.subject_id, 'personId', d.person_id,
             'name', COALESCE(p.name, d.subject_name)) AS subject,
           d.fields, d.reason, CASE WHEN u.id IS NOT NULL THEN ${unitRef('u')} END AS unit, d.outcome
         ${from} ORDER BY d.id DESC LIMIT ${parameters.add(query.pageSize)} OFFSET ${parameters.add((query.page - 1) * query.pageSize)}`,
        parameters.values,
      ),
      this.db.manager.query<{ total: number }[]>(
        `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
        counting,
      ),
    ]);
    return { items, total: counted[0]?.total ?? 0 };
  }

  async personOf(accountId: string): Promise<string | null> {
    const [row] = await this.db.manager.query<{ person: string | null }[]>(
      'SELECT person_id AS person FROM core.account WHERE id = $1',
      [accountId],
    );
    return row?.person ?? null;
  }

  /** What belongs to no unit is seen by those who answer for a district or more. */
  private readable(reader: DisclosureReader, parameters: SqlParameters): string {
    if ('person' in reader) return `d.person_id = ${parameters.add(reader.person)}`;
    const ids = `${parameters.add(anchorIds(reader.anchors))}::integer[]`;
    return `EXISTS (SELECT FROM core.unit anchor WHERE anchor.id = ANY (${ids}) AND (u.path <@ anchor.path
      OR (u.id IS NULL AND core.level_rank(anchor.level) <= core.level_rank('district'))))`;
  }

  private conditions({ q, outcome, atFrom, atTo }: DisclosureQuery, parameters: SqlParameters): string[] {
    const where: string[] = [];
    const day = (value: string) => `(${parameters.add(value)}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`;
    if (outcome) where.push(`d.outcome = ${parameters.add(outcome)}`);
    if (atFrom) where.push(`d.at >= ${day(atFrom)}`);
    if (atTo) where.push(`d.at < ${day(atTo)} + interval '1 day'`);
    if (q) {
      const like = `'%' || ${parameters.add(likeText(q))} || '%'`;
      where.push(`concat_ws(' ', d.by_name, d.reason, p.name, d.subject_name) ILIKE ${like}`);
    }
    return where;
  }
}
