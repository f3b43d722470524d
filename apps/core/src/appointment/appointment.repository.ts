import type { Anchor, AppointmentDetail } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach } from '../access/placed-reach.ts';
import { day, instant } from '../body/body.sql.ts';
import { SqlParameters } from '../body/sql-parameters.ts';
import { Clock } from '../clock/clock.ts';
import { listedAppointments } from './appointment.sql.ts';
import { appointmentRow } from './appointment.row.ts';
import type { AppointmentRow } from './appointment.row.ts';

/** Reads single appointments. Who may see what comes in as anchors. */
@Injectable()
export class AppointmentRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<AppointmentRow | undefined> {
    const [row] = await this.db.manager.query<AppointmentRow[]>(`${appointmentRow('$2::date', '$3')} WHERE a.id = $1`, [
      id,
      this.clock.today(),
      this.db.context.locale,
    ]);
    return row;
  }

  /**
   * The row, held with its body and its person against other writers until the end of the transaction. All writers take
   * body, person and appointment in this order, so that none waits for one that waits for it.
   */
  async lock(id: string): Promise<AppointmentRow | undefined> {
    const seen = await this.find(id);
    if (!seen) return undefined;
    await this.db.manager.query('SELECT FROM core.organisation WHERE id = $1 FOR NO KEY UPDATE', [seen.organisationId]);
    await this.db.manager.query('SELECT FROM core.person WHERE id = $1 FOR NO KEY UPDATE', [seen.personId]);
    return this.hold(id);
  }

  /** The row alone, held: for one whose body is held already. */
  async hold(id: string): Promise<AppointmentRow | undefined> {
    await this.db.manager.query('SELECT FROM core.appointment WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id);
  }

  /** An appointment's page, without what the asker may do. */
  async detail(
    id: string,
    readable: { organisations: readonly Anchor[]; people: readonly Anchor[] },
  ): Promise<Omit<AppointmentDetail, 'actions' | 'papers'> | undefined> {
    const parameters = new SqlParameters();
    const date = `${parameters.add(this.clock.today())}::date`;
    const chosen = `SELECT a.* FROM core.appointment a WHERE a.id = ${parameters.add(id)}`;
    const link = (
      key: string,
    ) => `(SELECT jsonb_build_object('id', l.id, 'person', lp.name, 'validFrom', ${day('l.valid_from')},
        'validTo', ${day('l.valid_to')})
      FROM core.appointment l JOIN core.person lp ON lp.id = l.person_id WHERE l.id = ${key})`;
    const account = (key: string) =>
      `(SELECT jsonb_build_object('id', c.id, 'name', c.display_name) FROM core.account c WHERE c.id = ${key})`;
    const more = `, a.basis, a.reason, a.end_reason AS "endReason", ${link('a.replaces_id')} AS replaces,
      ${link('a.handed_to')} AS "handedTo",
      NULLIF(concat_ws(E'\\n\\n', a.handover_note, (SELECT n.handover_note FROM core.appointment n WHERE n.id = a.handed_to)), '') AS "handoverNote",
      ${account('a.proposed_by')} AS "proposedBy", ${account('a.approved_by')} AS "approvedBy",
      ${instant('a.decided_at')} AS "decidedAt", ${instant('a.created_at')} AS "createdAt",
      (SELECT count(*)::integer FROM core."grant" g WHERE g.appointment_id = a.id AND (g.valid_to IS NULL OR g.valid_to > now())) AS grants`;
    const listed = listedAppointments(
      chosen,
      {
        onDay: date,
        locale: parameters.add(this.db.context.locale),
        organisationReadable: placedReach('o', readable.organisations, parameters),
        personReadable: placedReach('p', readable.people, parameters),
      },
      more,
    );
    const [row] = await this.db.manager.query<Omit<AppointmentDetail, 'actions' | 'papers'>[]>(
      listed,
      parameters.values,
    );
    return row;
  }
}
