import { ConflictError, PlatformClock, ScopedDb } from '@linli/sdk-server';
import { Injectable, Module } from '@nestjs/common';

/** Somebody still counts on a room; what cannot be done because of it has a sentence of its own. */
export class BookingsAheadError extends ConflictError {
  constructor(act: 'close' | 'suspend', count: number) {
    super(act === 'close' ? 'culture.booking.ahead' : 'culture.booking.ahead-of-suspension', { params: { count } });
  }
}

/** What is still to come in a room, or in a whole venue: nothing is closed over the heads of those who were told yes. */
@Injectable()
export class BookingsAhead {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: PlatformClock,
  ) {}

  /** `until`: it is only suspended, and only what begins before this day counts. @throws BookingsAheadError */
  async checkNone({ venueId, roomId, until }: { venueId?: string; roomId?: string; until?: string }): Promise<void> {
    const [row] = await this.db.manager.query<{ n: number }[]>(
      `SELECT count(*)::integer AS n FROM booking
       WHERE state IN ('asked', 'approved') AND ends_at > $1 AND ($2::uuid IS NULL OR venue_id = $2)
         AND ($3::uuid IS NULL OR room_id = $3) AND ($4::date IS NULL OR day < $4)`,
      [this.clock.now(), venueId ?? null, roomId ?? null, until ?? null],
    );
    if (row && row.n > 0) throw new BookingsAheadError(until ? 'suspend' : 'close', row.n);
  }
}

@Module({ providers: [BookingsAhead], exports: [BookingsAhead] })
export class BookingsAheadModule {}
