import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** How the seats of a class stand. */
export interface SeatCount {
  seated: number;
  waiting: number;
}

/**
 * Who asked for a seat when. The first have one, the others wait; whoever gives a seat back lets the next one move up, without
 * anybody having to do anything: it is counted when somebody looks.
 */
@Injectable()
export class ClassSeats {
  constructor(private readonly db: ScopedDb) {}

  /** Asks for a seat. Of several at once each waits for the one before, so that everybody is told what holds. */
  async take(classId: string, enrolmentId: string): Promise<void> {
    const { manager } = this.db;
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('training.class-seat.' || $1, 0))`, [classId]);
    await manager.query('INSERT INTO class_seat (enrolment_id, class_id) VALUES ($1, $2)', [enrolmentId, classId]);
  }

  async giveBack(enrolmentId: string): Promise<void> {
    await this.db.manager.query('DELETE FROM class_seat WHERE enrolment_id = $1', [enrolmentId]);
  }

  /** Of those who have asked for a seat and have none: their place on the waiting list, from 1. */
  async waiting(enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (enrolmentIds.length === 0) return new Map();
    const rows = await this.db.manager.query<{ id: string; waiting: number }[]>(
      `SELECT ranked.enrolment_id AS id, (ranked.rank - class.seats)::integer AS waiting
       FROM (SELECT enrolment_id, class_id, row_number() OVER (PARTITION BY class_id ORDER BY place) AS rank
             FROM class_seat
             WHERE class_id IN (SELECT class_id FROM class_seat WHERE enrolment_id = ANY ($1::uuid[]))) AS ranked
       JOIN training_class AS class ON class.id = ranked.class_id
       WHERE ranked.enrolment_id = ANY ($1::uuid[]) AND ranked.rank > class.seats`,
      [enrolmentIds],
    );
    return new Map(rows.map(({ id, waiting }) => [id, waiting]));
  }

  /** Of everybody, whoever asks: a number names nobody. */
  async count(classId: string, seats: number): Promise<SeatCount> {
    const [row] = await this.db.manager.query<{ n: number }[]>(
      'SELECT count(*)::integer AS n FROM class_seat WHERE class_id = $1',
      [classId],
    );
    const asked = row?.n ?? 0;
    return { seated: Math.min(asked, seats), waiting: Math.max(0, asked - seats) };
  }
}
