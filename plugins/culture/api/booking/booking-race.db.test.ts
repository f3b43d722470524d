import { addDays } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLOCKS } from '../../contract/index.ts';
import { aBooking, inDays, startPlaceWorld } from '../testing/place.world.ts';
import type { PlaceWorld } from '../testing/place.world.ts';

let world: PlaceWorld;
let venueId: string;
beforeAll(async () => {
  world = await startPlaceWorld();
  const always = { hours: Array<string>(7).fill('0:00-24:00'), holidayHours: '0:00-24:00' };
  venueId = (await world.venue(always)).id;
});
afterAll(() => world?.close());

/** Pairs of bookings of one room that are there at the same time: the database is asked, not the code. */
async function overlaps(): Promise<number> {
  const { rows } = await world.plugin.database.client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM plugin_culture.booking a JOIN plugin_culture.booking b
     ON a.room_id = b.room_id AND a.id < b.id AND a.begins_at < b.ends_at AND b.begins_at < a.ends_at
     WHERE a.state NOT IN ('refused', 'cancelled') AND b.state NOT IN ('refused', 'cancelled')`,
  );
  return rows[0]?.n ?? -1;
}

test('of two hundred who want the hours of two rooms at once, each hour goes to one, and the others are told whose it is', async () => {
  const rooms = [await world.room({ venueId }), await world.room({ venueId })];
  const wanted = Array.from({ length: 200 }, (_, n) => {
    const hour = Math.floor(n / 2) % 10;
    const [from, to] = [CLOCKS[16 + hour * 2] ?? '', CLOCKS[18 + hour * 2] ?? ''];
    return aBooking(rooms[n % 2]?.id ?? '', { day: inDays(4), from, to });
  });
  const answers = await Promise.all(wanted.map((each) => world.as('keeper').post<Problem>('/v1/bookings', each)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(statuses.filter((status) => status === 409)).toHaveLength(180);
  const codes = new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code));
  expect([...codes]).toEqual(['culture.booking.room-taken']);
  expect(await overlaps()).toBe(0);
}, 60_000);

test('of many who come at once no more is booked than the share for walk-ins leaves', async () => {
  const room = await world.room({ venueId, walkInShare: 75 });
  const hours = Array.from({ length: 24 }, (_, n) => ({ from: CLOCKS[n * 2] ?? '', to: CLOCKS[n * 2 + 2] ?? '' }));
  const answers = await Promise.all(hours.map((times) => world.take(room.id, { day: inDays(5), ...times })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
});

test('whatever is taken, moved and cancelled in whatever order, no two bookings of a room overlap', async () => {
  const rooms = [await world.room({ venueId }), await world.room({ venueId })];
  const step = fc.record({
    room: fc.nat(1),
    day: fc.constant(0),
    from: fc.nat(5),
    length: fc.integer({ min: 1, max: 4 }),
    what: fc.constantFrom('take', 'take', 'move', 'cancel'),
    which: fc.nat(40),
  });
  let [taken, refused, run] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
      const first = inDays(6 + run * 2);
      run += 1;
      const held: string[] = [];
      for (const { room, day, from, length, what, which } of steps) {
        const times = { from: CLOCKS[16 + from] ?? '', to: CLOCKS[16 + from + length] ?? '' };
        const command = aBooking(rooms[room]?.id ?? '', { day: addDays(first, day), ...times });
        const id = held[which % Math.max(1, held.length)];
        if (what === 'take' || id === undefined) {
          const answer = await world.as('keeper').post<{ id: string }>('/v1/bookings', command);
          if (answer.status === 201) held.push(answer.body.id);
          if (answer.status === 201) taken += 1;
          else refused += 1;
          expect([201, 409]).toContain(answer.status);
        } else {
          const { body } = await world.as('keeper').get<{ version: number }>(`/v1/bookings/${id}`);
          const said = what === 'move' ? command : { reason: '改期' };
          const path = `/v1/bookings/${id}/${what === 'move' ? 'change' : 'cancel'}`;
          const { status } = await world.as('keeper').post(path, { ...said, version: body.version });
          expect([200, 409]).toContain(status);
        }
        expect(await overlaps()).toBe(0);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(Math.min(taken, refused)).toBeGreaterThan(10);
}, 120_000);
