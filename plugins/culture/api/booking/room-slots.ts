import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { clocksOf } from './booking-time.ts';
import { BookingRow } from './booking.entity.ts';
import { RoomTakenError } from './booking.errors.ts';

type Slot = Pick<BookingRow, 'roomId' | 'day' | 'beginsAt' | 'endsAt'> & { id?: string };
const EXCLUSION = '23P01';

/** Never two at once in one room: the constraint of the table decides, and here its refusal becomes a sentence. */
@Injectable()
export class RoomSlots {
  constructor(private readonly db: ScopedDb) {}

  /** Does what puts a booking into a slot. @throws RoomTakenError with the time of the booking that has it */
  async hold<T>(slot: Slot, work: () => Promise<T>): Promise<T> {
    const { manager } = this.db;
    await manager.query('SAVEPOINT room_slot');
    try {
      return await work();
    } catch (error) {
      if (!isExclusion(error)) throw error;
      await manager.query('ROLLBACK TO SAVEPOINT room_slot');
      throw new RoomTakenError(await this.otherOf(slot));
    }
  }

  /** Those who were first have committed: whoever waited for the constraint sees them now. */
  private async otherOf({ id, roomId, day, beginsAt, endsAt }: Slot) {
    const other = await this.db.manager
      .createQueryBuilder(BookingRow, 'row')
      .where('row.room_id = :roomId AND row.begins_at < :endsAt AND row.ends_at > :beginsAt', {
        roomId,
        beginsAt,
        endsAt,
      })
      .andWhere(`row.state NOT IN ('refused', 'cancelled')`)
      .andWhere('row.id IS DISTINCT FROM :id', { id: id ?? null })
      .orderBy('row.begins_at')
      .getOne();
    const times = other ?? { day, beginsAt, endsAt };
    return { day: times.day, ...clocksOf(times) };
  }
}

const isExclusion = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === EXCLUSION;
