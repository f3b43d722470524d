import type { Day } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { AppointmentLog } from './appointment-log.ts';

interface EndOfAll {
  on: Day;
  reason: string;
  /** Where members go on; null: nowhere. */
  successorId: string | null;
}

interface Ending {
  id: string;
  /** Id of the appointment that it goes on as, if it goes on. */
  next: string;
  until: Day | null;
}

/** Ends appointments; the database ends the grants that rest on them. */
@Injectable()
export class EndedPosts {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly log: AppointmentLog,
  ) {}

  /** One appointment ends on a day, which may lie ahead. */
  async end(
    id: string,
    { on, reason, handedTo }: { on: Day; reason: string | null; handedTo?: string },
  ): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.appointment SET valid_to = $2, state = CASE WHEN $2::date <= $3::date THEN 'ended' ELSE state END,
         end_reason = COALESCE($4, end_reason), handed_to = $5, version = version + 1 WHERE id = $1`,
      [id, on, this.clock.today(), reason, handedTo ?? null],
    );
    await this.nameEnder([id]);
    await this.log.add([id], { kind: handedTo === undefined ? 'ended' : 'handed-over', day: on, reason });
  }

  /**
   * All appointments at a body that ends. Those that were only proposed are refused. With a successor, members go on there
   * from the same day with the grants that rest on them; a post that only one can hold does not: the successor has its own.
   */
  async endAll(organisationId: string, { on, reason, successorId }: EndOfAll): Promise<void> {
    const { manager, context } = this.db;
    const refused = await manager.query<[{ id: string }[]]>(
      `UPDATE core.appointment SET state = 'refused', end_reason = $2, approved_by = $3, decided_at = now(), version = version + 1
       WHERE organisation_id = $1 AND state = 'proposed' RETURNING id`,
      [organisationId, reason, context.account.id],
    );
    await this.log.add(
      refused[0].map(({ id }) => id),
      { kind: 'refused', reason },
    );
    const ending = await manager.query<Ending[]>(
      `SELECT a.id, gen_random_uuid() AS next, to_char(a.valid_to, 'YYYY-MM-DD') AS until FROM core.appointment a
       WHERE a.organisation_id = $1 AND a.state IN ('in-force', 'ended') AND (a.valid_to IS NULL OR a.valid_to > $2)
       ORDER BY a.id FOR NO KEY UPDATE`,
      [organisationId, on],
    );
    const ids = ending.map(({ id }) => id);
    // Their grants go over before the end, which would take them along.
    const followers = successorId === null ? [] : await this.prepare(ending, { on, reason, successorId });
    await manager.query(
      `UPDATE core.appointment SET state = 'ended', valid_to = GREATEST(valid_from, $2::date), end_reason = $3, version = version + 1
       WHERE id = ANY ($1)`,
      [ids, on, reason],
    );
    await this.nameEnder(ids);
    await this.log.add(ids, { kind: 'ended', day: on, reason });
    // Only now, so that nobody holds two full posts for a moment.
    await manager.query(`UPDATE core.appointment SET state = 'in-force' WHERE id = ANY ($1)`, [followers]);
    await this.log.add(followers, { kind: 'followed', day: on, reason });
  }

  /** Makes the appointments that members go on with, not in force yet; answers their ids. */
  private async prepare(
    ending: readonly Ending[],
    { on, reason, successorId }: { on: Day; reason: string; successorId: string },
  ): Promise<string[]> {
    const { manager, context } = this.db;
    const made = await manager.query<{ id: string }[]>(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, seat, from_organisation_id, from_name, state,
         valid_from, valid_to, term_end, basis, reason, replaces_id, proposed_by, approved_by, decided_at)
       SELECT g.next, a.person_id, $2, a.post, a.kind, CASE WHEN o.type = 'big-committee' THEN a.seat END,
         a.from_organisation_id, a.from_name, 'proposed', GREATEST(a.valid_from, $3::date), g.until, a.term_end, a.basis, $4,
         a.id, $5, $5, now()
       FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, next uuid, until date) JOIN core.appointment a ON a.id = g.id
       JOIN core.post_type t ON t.id = a.post JOIN core.organisation o ON o.id = $2 AND o.type = ANY (t.organisation_types)
       WHERE NOT t.single AND NOT EXISTS (
         SELECT FROM core.appointment b WHERE b.person_id = a.person_id AND b.organisation_id = $2 AND b.post = a.post
           AND b.state = 'in-force' AND (b.valid_to IS NULL OR b.valid_to > $3::date))
       RETURNING id`,
      [JSON.stringify(ending), successorId, on, reason, context.account.id],
    );
    const ids = made.map(({ id }) => id);
    await manager.query(
      `UPDATE core.appointment a SET handed_to = n.id FROM core.appointment n WHERE n.id = ANY ($1) AND a.id = n.replaces_id`,
      [ids],
    );
    await manager.query(
      `UPDATE core."grant" g SET appointment_id = n.id, version = g.version + 1 FROM core.appointment n
       WHERE n.id = ANY ($1) AND g.appointment_id = n.replaces_id AND (g.valid_to IS NULL OR g.valid_to > now())`,
      [ids],
    );
    return ids;
  }

  /** The database ends grants by itself, and does not know who it does it for. */
  private async nameEnder(appointmentIds: readonly string[]): Promise<void> {
    await this.db.manager.query(
      `UPDATE core."grant" SET ended_by = $2 WHERE appointment_id = ANY ($1) AND end_reason = 'appointment-ended' AND ended_by IS NULL`,
      [appointmentIds, this.db.context.account.id],
    );
  }
}
