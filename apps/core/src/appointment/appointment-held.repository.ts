import type { Anchor, HeldAppointment, HeldAppointmentQuery, HeldAppointments } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach, unitAnchor } from '../access/placed-reach.ts';
import { day, heldOn } from '../body/body.sql.ts';
import { SqlParameters } from '../body/sql-parameters.ts';

/** Reads who holds a post on a day, for whoever counts over all of them; by cursor, so that none is read twice. */
@Injectable()
export class AppointmentHeldRepository {
  constructor(private readonly db: ScopedDb) {}

  async find(query: HeldAppointmentQuery, reach: readonly Anchor[]): Promise<HeldAppointments> {
    const { post, asOf, organisationType, unitId, after, limit } = query;
    const parameters = new SqlParameters();
    const where = [
      placedReach('o', reach, parameters),
      `a.post = ${parameters.add(post)}`,
      heldOn('a', `${parameters.add(asOf)}::date`),
    ];
    if (organisationType !== undefined) where.push(`o.type = ${parameters.add(organisationType)}`);
    if (unitId !== undefined) where.push(placedReach('o', await unitAnchor(this.db, unitId), parameters));
    if (after !== undefined) where.push(`a.id > ${parameters.add(after)}`);
    const rows = await this.db.manager.query<HeldAppointment[]>(
      `SELECT a.id, jsonb_build_object('id', p.id, 'name', p.name, 'accountId', c.id) AS person,
         jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type) AS organisation, o.unit_id AS "unitId", a.post,
         ${day('a.valid_from')} AS "validFrom"
       FROM core.organisation o JOIN core.appointment a ON a.organisation_id = o.id JOIN core.person p ON p.id = a.person_id
         LEFT JOIN core.account c ON c.person_id = p.id AND c.disabled_at IS NULL
       WHERE ${where.join(' AND ')} ORDER BY a.id LIMIT ${parameters.add(limit + 1)}`,
      parameters.values,
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}
