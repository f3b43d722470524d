import { MAX_COUNTED_ROWS } from '@linli/contracts';
import type { Anchor, Appointment, AppointmentQuery, Day, PageQuery } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach, unitAnchor } from '../access/placed-reach.ts';
import { heldOn } from '../body/body.sql.ts';
import { likeText, SqlParameters } from '../body/sql-parameters.ts';
import { lastDay, listedAppointments } from './appointment.sql.ts';

const ORDER: Record<AppointmentQuery['sort'], string> = {
  newest: 'a.valid_from DESC, a.id',
  post: 't.position, a.valid_from, a.id',
  ending: `${lastDay('a')}, a.id`,
};

/** Rows are those of bodies within `rows`; the others say whose pages open for the asker. */
export interface AppointmentReach {
  rows: readonly Anchor[];
  organisations: readonly Anchor[];
  people: readonly Anchor[];
}

/** A list to be read: conditions on the appointment `a`, its body `o` and its post `t`. */
export interface AppointmentSelection extends PageQuery {
  where: string[];
  order: string;
  onDay: string;
  parameters: SqlParameters;
  /** How many rows are counted at most. */
  most: number;
}

/** Reads lists of appointments. */
@Injectable()
export class AppointmentListRepository {
  constructor(private readonly db: ScopedDb) {}

  async page(
    query: AppointmentQuery,
    reach: AppointmentReach,
    today: Day,
  ): Promise<{ items: Appointment[]; total: number }> {
    const parameters = new SqlParameters();
    const onDay = `${parameters.add(query.asOf ?? today)}::date`;
    const where = this.conditions(query, onDay, parameters);
    if (query.unitId !== undefined) where.push(placedReach('o', await unitAnchor(this.db, query.unitId), parameters));
    const { page, pageSize } = query;
    const order = ORDER[query.sort];
    return this.select({ page, pageSize, where, order, onDay, parameters, most: MAX_COUNTED_ROWS }, reach);
  }

  /** A page of the rows that are selected, with how many there are. */
  async select(
    { where, order, onDay, parameters, page, pageSize, most }: AppointmentSelection,
    reach: AppointmentReach,
  ): Promise<{ items: Appointment[]; total: number }> {
    const conditions = [placedReach('o', reach.rows, parameters), `${onDay} IS NOT NULL`, ...where];
    const from = `FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id
      JOIN core.post_type t ON t.id = a.post WHERE ${conditions.join(' AND ')}`;
    const counting = parameters.values.length;
    const chosen = `SELECT a.* ${from} ORDER BY ${order} LIMIT ${parameters.add(pageSize)} OFFSET ${parameters.add((page - 1) * pageSize)}`;
    const listed = listedAppointments(chosen, {
      onDay,
      locale: parameters.add(this.db.context.locale),
      organisationReadable: placedReach('o', reach.organisations, parameters),
      personReadable: placedReach('p', reach.people, parameters),
    });
    const [items, counted] = await Promise.all([
      this.db.manager.query<Appointment[]>(`${listed} ORDER BY ${order}`, parameters.values),
      this.db.manager.query<{ total: number }[]>(
        `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${most + 1}) AS counted`,
        parameters.values.slice(0, counting),
      ),
    ]);
    return { items, total: counted[0]?.total ?? 0 };
  }

  private conditions(query: AppointmentQuery, onDay: string, parameters: SqlParameters): string[] {
    const where: string[] = [];
    const equal = (column: string, value: unknown) => {
      if (value !== undefined) where.push(`${column} = ${parameters.add(value)}`);
    };
    equal('a.organisation_id', query.organisationId);
    equal('a.person_id', query.personId);
    equal('o.type', query.organisationType);
    equal('a.post', query.post);
    equal('a.kind', query.kind);
    equal('a.seat', query.seat);
    if (query.phase !== undefined) where.push(inPhase(query.phase, onDay));
    else if (query.asOf !== undefined) where.push(heldOn('a', onDay));
    if (query.endingWithin !== undefined)
      where.push(heldOn('a', onDay), `${lastDay('a')} <= ${onDay} + ${parameters.add(query.endingWithin)}::integer`);
    if (query.q !== undefined) where.push(named(parameters.add(`%${likeText(query.q)}%`)));
    return where;
  }
}

/** In words that indexes serve, unlike a comparison with the phase that is worked out of each row. */
function inPhase(phase: NonNullable<AppointmentQuery['phase']>, onDay: string): string {
  switch (phase) {
    case 'proposed':
    case 'refused':
      return `a.state = '${phase}'`;
    case 'to-come':
      return `(a.state IN ('in-force', 'ended') AND a.valid_from > ${onDay} AND (a.valid_to IS NULL OR a.valid_to > ${onDay}))`;
    case 'in-force':
      return heldOn('a', onDay);
    case 'ended':
      return `(a.state IN ('in-force', 'ended') AND a.valid_to <= ${onDay})`;
  }
}

/** People and bodies are found by their own indexes first. */
function named(like: string): string {
  return `a.id IN (
    SELECT x.id FROM core.person n JOIN core.appointment x ON x.person_id = n.id WHERE n.name ILIKE ${like}
    UNION ALL
    SELECT x.id FROM core.organisation n JOIN core.appointment x ON x.organisation_id = n.id WHERE n.name ILIKE ${like})`;
}
