import { addDays, dayOf } from '@linli/contracts';
import { buildRooms, roomsTaken } from '../data/build-rooms.ts';
import type { RoomsTaken } from '../data/build-rooms.ts';
import { bookBare } from '../measure/book-bare.ts';
import { broken, rush, tally } from '../measure/rush.ts';
import type { Answered } from '../measure/rush.ts';
import { median, quantile } from '../measure/statistics.ts';
import { writing } from '../product/as-owner.ts';
import { gather } from '../product/crowd.ts';
import type { Figure } from '../report/figure.ts';
import { demoDistrict } from './ledger.ts';
import type { Part } from './part.ts';

const BOOKINGS = 1000;
const ROOMS = 10;
const FIRST_HOUR = 8;
const HOURS = 10;
/** People who take bookings at the counters of a community, each for several at a time. */
const KEEPERS = 50;
const TAKEN = 'culture.booking.room-taken';

type Line = Omit<Figure, 'part' | 'scale'>;

/** An hour of a room that somebody wants. */
export interface Wanted {
  roomId: string;
  from: string;
  to: string;
}

/** A thousand want the hours of ten rooms at once: each hour goes to one, and everybody else is told that it is taken. */
export const booking: Part = async ({ product, client, scale, options, say }) => {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM core.unit WHERE level = 'community' AND district_id = $1 ORDER BY id LIMIT 1`,
    [await demoDistrict(client)],
  );
  const unit = rows[0]?.id ?? 0;
  const keepers = await gather(product, client, { name: 'keeper', count: KEEPERS, roles: ['culture.keeper'], unit });
  const rooms = await buildRooms(product, keepers[0]?.token ?? '', unit, ROOMS);
  const wanted = wishes(rooms, Math.max(ROOMS * HOURS, Math.round(BOOKINGS * scale)));
  return writing(client, 'culture', ['booking'], async () => {
    const rounds: Round[] = [];
    for (let at = 0; at < options.rounds; at += 1) {
      say(`${wanted.length} bookings at once, round ${at + 1}`);
      const [day, bareDay] = [addDays(dayOf(new Date()), 2 + at * 2), addDays(dayOf(new Date()), 3 + at * 2)];
      const lines = wanted.map((one, n) => [
        {
          token: keepers[n % keepers.length]?.token ?? '',
          path: '/api/plugins/culture/v1/bookings',
          body: asked(one, day),
        },
      ]);
      const began = performance.now();
      const answers = await rush(product.api.origin, lines);
      const seconds = (performance.now() - began) / 1000;
      const bare = await bookBare(product.run.databaseUrl, wanted, bareDay);
      rounds.push({
        answers,
        seconds,
        bare,
        taken: await roomsTaken(client, rooms, day),
        bareTaken: await roomsTaken(client, rooms, bareDay),
      });
    }
    return [timeOf(rounds, wanted.length), ...rounds.flatMap((round, at) => countsOf(round, at, wanted.length))];
  });
};

/** So many wishes, dealt to the rooms in turn and to the hours of each: whoever comes later wants what somebody else wants, too. */
export function wishes(rooms: readonly string[], count: number): Wanted[] {
  return Array.from({ length: count }, (_, n) => {
    const hour = FIRST_HOUR + (Math.floor(n / rooms.length) % HOURS);
    return { roomId: rooms[n % rooms.length] ?? '', from: clock(hour), to: clock(hour + 1) };
  });
}

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

const asked = (wanted: Wanted, day: string) => ({
  ...{ ...wanted, day, use: 'arts', purpose: '合唱排练', expected: 12 },
  ...{ askerKind: 'organisation', asker: '基准合唱队' },
});

interface Round {
  answers: Answered[];
  seconds: number;
  bare: { seconds: number; taken: number };
  taken: RoomsTaken;
  bareTaken: RoomsTaken;
}

function timeOf(rounds: readonly Round[], count: number): Line {
  const all = rounds.flatMap(({ answers }) => answers.map(({ ms }) => ms));
  return {
    work: `${count} bookings at once for ${ROOMS} rooms, until the last is answered`,
    unit: 's',
    product: median(rounds.map(({ seconds }) => seconds)),
    limit: median(rounds.map(({ bare }) => bare.seconds)),
    more: {
      'p50 ms': quantile(all, 0.5),
      'p99 ms': quantile(all, 0.99),
      'told to come back': rounds.reduce((sum, { answers }) => sum + answers.reduce((n, { busy }) => n + busy, 0), 0),
    },
  };
}

function countsOf({ answers, taken, bareTaken }: Round, at: number, wanted: number): Line[] {
  const slots = ROOMS * HOURS;
  const told = tally(answers);
  const count = (work: string, product: number, exactly: number): Line => ({
    work: `round ${at + 1}: ${work}`,
    unit: '',
    product,
    target: { exactly },
  });
  return [
    count('told that they have it', told['201'] ?? 0, slots),
    count(`refused with ${TAKEN}`, told[`409 ${TAKEN}`] ?? 0, wanted - slots),
    count('answers of a server that broke', broken(answers), 0),
    count('bookings that are there', taken.bookings, slots),
    count('hours that are taken', taken.hours, slots),
    count('two in one room at one time', taken.overlaps, 0),
    count('bookings that are there, bare', bareTaken.bookings, slots),
  ];
}
