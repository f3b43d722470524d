import { ConflictError, InvalidError, NotFoundError } from '@linli/sdk-server';

/** Two at once in one room: which other one it is, is said. */
export class RoomTakenError extends ConflictError {
  constructor(other: { day: string; from: string; to: string }) {
    super('culture.booking.room-taken', { params: other });
  }
}

/** The rest of the day is kept for people who simply come. */
export class WalkInShareError extends ConflictError {
  constructor(share: number, left: number) {
    super('culture.booking.walk-in-share', { params: { share, left: left / 60 } });
  }
}

/** The venue is not open, or the room is not in use: in the words of what it is now. */
export class NotBookableError extends ConflictError {
  constructor(what: 'venue-not-open' | 'room-closed', title: string) {
    super(`culture.booking.${what}`, { params: { title } });
  }
}

/** What became of it cannot be told before it began. */
export class NotBegunYetError extends ConflictError {
  constructor(day: string, from: string) {
    super('culture.booking.not-begun', { params: { day, from } });
  }
}

export class NoPhoneError extends NotFoundError {
  constructor() {
    super('culture.booking.no-phone');
  }
}

export type WrongTime = 'turned' | 'too-old' | 'too-far' | 'outside-hours' | 'holiday' | 'too-many';

/** A time, or a number of people, that cannot be; at its field. */
export class BookingFieldError extends InvalidError {
  constructor(what: WrongTime, field: string, message: string, params: Record<string, unknown>) {
    const code = `culture.booking.${what}`;
    super(code, { params, errors: [{ field, code, message }] });
  }
}
