import { daySchema } from '@linli/contracts';
import { z } from 'zod';
import type { Span } from './opening-hours.ts';

const spanSchema = z.object({ from: z.int(), to: z.int() });

/** A week of a venue: when it is open, which rooms it has, and what of them is taken. Names nobody. */
export const venueWeekSchema = z.object({
  from: daySchema,
  today: daySchema,
  /** Whether bookings are taken at all. */
  open: z.boolean(),
  days: z.array(z.object({ day: daySchema, holiday: z.string().nullable(), spans: z.array(spanSchema) })),
  rooms: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      seats: z.int(),
      walkInShare: z.int(),
      /** Minutes of each day that can still be booked: the share for walk-ins is taken off. */
      left: z.array(z.int()),
    }),
  ),
  bookings: z.array(
    z.object({
      ...{ id: z.uuid(), roomId: z.uuid(), day: daySchema },
      ...{ from: z.int(), to: z.int(), state: z.string(), purpose: z.string() },
    }),
  ),
});
export type VenueWeek = z.infer<typeof venueWeekSchema>;
export const venueWeekQuerySchema = z.object({ from: daySchema.optional() });
export type VenueWeekQuery = z.infer<typeof venueWeekQuerySchema>;

/** A stretch of a day in a room: taken, or free between what is taken. */
export interface Block<B extends Span> extends Span {
  booking: B | null;
}

/** The open hours of a day cut by what is booked, in the order of time. What lies outside of the hours is shown all the same. */
export function blocksOf<B extends Span>(spans: readonly Span[], bookings: readonly B[]): Block<B>[] {
  const taken = [...bookings].sort((a, b) => a.from - b.from);
  const free = spans.flatMap(({ from, to }) => {
    const parts: Block<B>[] = [];
    let at = from;
    for (const booking of taken) {
      if (booking.to <= at || booking.from >= to) continue;
      if (booking.from > at) parts.push({ from: at, to: booking.from, booking: null });
      at = Math.max(at, booking.to);
    }
    if (at < to) parts.push({ from: at, to, booking: null });
    return parts;
  });
  const blocks = [...free, ...taken.map((booking) => ({ from: booking.from, to: booking.to, booking }))];
  return blocks.sort((a, b) => a.from - b.from);
}
