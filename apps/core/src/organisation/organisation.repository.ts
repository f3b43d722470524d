import { MAX_PAGED_ROWS } from '@linli/contracts';
import type {
  Anchor,
  Day,
  Organisation,
  OrganisationDetail,
  OrganisationQuery,
  OrganisationRef,
} from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach, unitAnchor } from '../access/placed-reach.ts';
import { activeOn, day, heldOn, instant, organisationRef, placePath, unitRef } from '../body/body.sql.ts';
import { likeText, SqlParameters } from '../body/sql-parameters.ts';
import { ORGANISATION_COLUMNS } from './organisation.row.ts';
import type { OrganisationRow } from './organisation.row.ts';

const ORDER: Record<OrganisationQuery['sort'], string> = {
  place: 'o.unit_path, o.position, o.name, o.id',
  name: 'o.name, o.id',
  code: 'o.code NULLS LAST, o.id',
  newest: 'o.created_at DESC, o.id',
};

/** What a list of bodies says about each. */
interface ListedSql {
  onDay: string;
  locale: string;
  /** Condition under which the superior may be opened. */
  readable: string;
}

/** Reads bodies. Who may see what comes in as anchors. */
@Injectable()
export class OrganisationRepository {
  constructor(private readonly db: ScopedDb) {}

  async find(id: string): Promise<OrganisationRow | undefined> {
    const [row] = await this.query<OrganisationRow>(
      `SELECT ${ORGANISATION_COLUMNS} FROM core.organisation o WHERE o.id = $1`,
      [id],
    );
    return row;
  }

  /** The row, held against other writers until the end of the transaction. */
  async lock(id: string): Promise<OrganisationRow | undefined> {
    const [row] = await this.query<OrganisationRow>(
      `SELECT ${ORGANISATION_COLUMNS} FROM core.organisation o WHERE o.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row;
  }

  async page(
    query: OrganisationQuery,
    anchors: readonly Anchor[],
    today: Day,
  ): Promise<{ items: Organisation[]; total: number }> {
    const parameters = new SqlParameters();
    const onDay = `${parameters.add(query.asOf ?? today)}::date`;
    const where = this.conditions(query, onDay, parameters);
    where.push(placedReach('o', anchors, parameters), await this.below(query, parameters), `${onDay} IS NOT NULL`);
    const from = `FROM core.organisation o WHERE ${where.join(' AND ')}`;
    const counting = parameters.values.length;
    const chosen = `SELECT o.* ${from} ORDER BY ${ORDER[query.sort]}
      LIMIT ${parameters.add(query.pageSize)} OFFSET ${parameters.add((query.page - 1) * query.pageSize)}`;
    const listed = this.listed(chosen, {
      onDay,
      locale: parameters.add(this.db.context.locale),
      readable: placedReach('s', anchors, parameters),
    });
    const [items, counted] = await Promise.all([
      this.query<Organisation>(`${listed} ORDER BY ${ORDER[query.sort]}`, parameters.values),
      this.query<{ total: number }>(
        `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
        parameters.values.slice(0, counting),
      ),
    ]);
    const dated = query.asOf === undefined ? items : await this.asTheyWere(items, query.asOf, today);
    return { items: dated, total: counted[0]?.total ?? 0 };
  }

  /** One body as a list shows it, with its page's further facts. */
  async detail(
    id: string,
    onDay: Day,
    anchors: readonly Anchor[],
  ): Promise<Omit<OrganisationDetail, 'actions' | 'approvedAt' | 'papers'> | undefined> {
    const parameters = new SqlParameters();
    const body = `SELECT o.* FROM core.organisation o WHERE o.id = ${parameters.add(id)}`;
    const date = `${parameters.add(onDay)}::date`;
    const locale = parameters.add(this.db.context.locale);
    const readable = placedReach('s', anchors, parameters);
    const ref = (where: string) =>
      `(SELECT COALESCE(jsonb_agg(${organisationRef('s', readable)} ORDER BY s.name), '[]') FROM core.organisation s WHERE ${where})`;
    const more = `, ${placePath('o')} AS ancestors,
      jsonb_build_object('kind', o.anchor_kind, 'unit', ${unitRef('u')}, 'place', o.anchor_place,
        'organisation', ${ref('s.id = o.anchor_organisation_id')} -> 0) AS anchor,
      o.credit_code AS "creditCode", o.contact, o.basis, o.reason,
      ${ref('s.id = o.successor_id')} -> 0 AS successor, ${ref('s.successor_id = o.id')} AS predecessors,
      (SELECT jsonb_build_object('id', c.id, 'name', c.display_name) FROM core.account c WHERE c.id = o.proposed_by) AS "proposedBy",
      (SELECT jsonb_build_object('id', c.id, 'name', c.display_name) FROM core.account c WHERE c.id = o.approved_by) AS "approvedBy",
      ${instant('o.created_at')} AS "createdAt",
      (SELECT count(*)::integer FROM core.appointment a WHERE a.organisation_id = o.id AND a.state = 'proposed') AS "proposedAppointments",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('post', t.id, 'postTitle', COALESCE(t.title ->> ${locale}, t.id), 'single', t.single,
          'holders', held.n, 'vacantSince', CASE WHEN t.single AND held.n = 0 AND ${activeOn('o', date)}
            THEN ${day('GREATEST(o.valid_from, held.until)')} END) ORDER BY t.position), '[]')
        FROM core.post_type t CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE ${heldOn('a', date)})::integer AS n,
            max(a.valid_to) FILTER (WHERE a.state IN ('in-force', 'ended') AND a.valid_to <= ${date}) AS until
          FROM core.appointment a WHERE a.organisation_id = o.id AND a.post = t.id) AS held
        WHERE o.type = ANY (t.organisation_types)) AS posts`;
    const [row] = await this.query<Omit<OrganisationDetail, 'actions' | 'approvedAt' | 'superiors' | 'papers'>>(
      this.listed(body, { onDay: date, locale, readable }, more),
      parameters.values,
    );
    return row && { ...row, superiors: await this.superiors(id, anchors) };
  }

  /** Superiors of a body from the top down. */
  async superiors(id: string, anchors: readonly Anchor[]): Promise<OrganisationRef[]> {
    const parameters = new SqlParameters();
    const start = parameters.add(id);
    return this.query<OrganisationRef>(
      `WITH RECURSIVE above AS (
         SELECT superior_id AS id, 1 AS step FROM core.organisation WHERE id = ${start}
         UNION ALL SELECT o.superior_id, a.step + 1 FROM above a JOIN core.organisation o ON o.id = a.id WHERE a.step < 32)
       SELECT s.id, s.name, s.type, s.subtype, s.state, ${placedReach('s', anchors, parameters)} AS readable
       FROM above JOIN core.organisation s ON s.id = above.id ORDER BY above.step DESC`,
      parameters.values,
    );
  }

  /** The body of that code or credit code, or that name and type in the unit, other than `except`. */
  async taken(
    column: 'code' | 'credit_code',
    value: string,
    except: string | null,
  ): Promise<{ id: string; name: string } | undefined> {
    const [row] = await this.query<{ id: string; name: string }>(
      `SELECT id, name FROM core.organisation WHERE ${column} = $1 AND id IS DISTINCT FROM $2::uuid LIMIT 1`,
      [value, except],
    );
    return row;
  }

  /** Another one in the unit that is there or on its way, of the same kind, and of the same name where one is given. */
  async sameKind(
    body: Pick<OrganisationRow, 'unitId' | 'type' | 'subtype'>,
    options: { name?: string; states: readonly string[]; except: string | null },
  ): Promise<{ id: string; name: string } | undefined> {
    const [row] = await this.query<{ id: string; name: string }>(
      `SELECT id, name FROM core.organisation
       WHERE unit_id = $1 AND type = $2 AND subtype IS NOT DISTINCT FROM $3 AND state = ANY ($4)
         AND ($5::text IS NULL OR name = $5) AND id IS DISTINCT FROM $6::uuid LIMIT 1`,
      [body.unitId, body.type, body.subtype, options.states, options.name ?? null, options.except],
    );
    return row;
  }

  private listed(chosen: string, { onDay, locale, readable }: ListedSql, more = ''): string {
    return `SELECT o.id, o.name, o.type, o.subtype, o.state, o.code, o.line, o.unit_id AS "unitId", ${unitRef('u')} AS unit,
        CASE WHEN s.id IS NOT NULL THEN ${organisationRef('s', readable)} END AS superior,
        ${day('o.valid_from')} AS "validFrom", ${day('o.valid_to')} AS "validTo",
        CASE WHEN h."appointmentId" IS NOT NULL THEN to_jsonb(h) || jsonb_build_object('post', hp.id, 'postTitle', COALESCE(hp.title ->> ${locale}, hp.id)) END AS head,
        (${activeOn('o', onDay)} AND h."appointmentId" IS NULL) AS "headVacant",
        (SELECT count(*)::integer FROM core.appointment a WHERE a.organisation_id = o.id AND ${heldOn('a', onDay)}) AS "memberCount",
        (SELECT count(*)::integer FROM core.organisation b WHERE b.superior_id = o.id AND b.state IN ('proposed', 'approved', 'active')) AS "subordinateCount",
        o.version${more}
      FROM (${chosen}) AS o
      JOIN core.unit u ON u.id = o.unit_id
      LEFT JOIN core.organisation s ON s.id = o.superior_id
      LEFT JOIN core.post_type hp ON o.type = ANY (hp.head_of)
      LEFT JOIN LATERAL (
        SELECT a.id AS "appointmentId", p.id AS "personId", p.name, ${day('a.valid_from')} AS since
        FROM core.appointment a JOIN core.person p ON p.id = a.person_id
        WHERE a.organisation_id = o.id AND a.post = hp.id AND ${heldOn('a', onDay)} ORDER BY a.valid_from, a.id LIMIT 1) AS h ON true`;
  }

  /** The condition for a unit and what is below it, by the column that an index serves. */
  private async below({ unitId, exactly }: OrganisationQuery, parameters: SqlParameters): Promise<string> {
    if (unitId === undefined) return 'true';
    if (exactly) return `o.unit_id = ${parameters.add(unitId)}`;
    return placedReach('o', await unitAnchor(this.db, unitId), parameters);
  }

  private conditions(query: OrganisationQuery, onDay: string, parameters: SqlParameters): string[] {
    const where: string[] = [];
    const equal = (column: string, value: unknown) => {
      if (value !== undefined) where.push(`o.${column} = ${parameters.add(value)}`);
    };
    equal('type', query.type);
    equal('subtype', query.subtype);
    equal('line', query.line);
    equal('superior_id', query.superiorId);
    equal('anchor_organisation_id', query.anchorOrganisationId);
    if (query.asOf !== undefined) where.push(activeOn('o', onDay));
    else equal('state', query.state);
    if (query.q !== undefined) {
      const like = parameters.add(likeText(query.q));
      where.push(
        `(o.name ILIKE '%' || ${like} || '%' OR o.code ILIKE ${like} || '%' OR o.credit_code ILIKE ${like} || '%')`,
      );
    }
    if (query.headVacant !== undefined) {
      const held = `EXISTS (SELECT FROM core.appointment a JOIN core.post_type t ON t.id = a.post AND o.type = ANY (t.head_of)
        WHERE a.organisation_id = o.id AND ${heldOn('a', onDay)})`;
      where.push(query.headVacant ? `${activeOn('o', onDay)} AND NOT ${held}` : held);
    }
    return where;
  }

  /** Names and superiors as they were at the end of a day: what the first change after it says there was before. */
  private async asTheyWere(items: Organisation[], asOf: Day, today: Day): Promise<Organisation[]> {
    if (asOf >= today || items.length === 0) return items;
    const rows = await this.query<{ id: string; name: string | null; superior: OrganisationRef | null; had: boolean }>(
      `SELECT DISTINCT ON (c.organisation_id) c.organisation_id AS id, c.past ->> 'name' AS name, true AS had,
         CASE WHEN s.id IS NOT NULL THEN ${organisationRef('s', 'false')} END AS superior
       FROM core.organisation_change c LEFT JOIN core.organisation s ON s.id = (c.past ->> 'superiorId')::uuid
       WHERE c.organisation_id = ANY ($1) AND c.past IS NOT NULL AND c.at >= ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       ORDER BY c.organisation_id, c.id`,
      [items.map(({ id }) => id), asOf],
    );
    const past = new Map(rows.map((row) => [row.id, row]));
    return items.map((item): Organisation => {
      const before = past.get(item.id);
      const state = 'active' as const;
      if (!before) return { ...item, state };
      const same = before.superior?.id === item.superior?.id;
      return { ...item, state, name: before.name ?? item.name, superior: same ? item.superior : before.superior };
    });
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
