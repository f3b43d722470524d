import pg from 'pg';
import type { Wanted } from '../parts/booking.ts';

/** Connections that a plugin's process has. */
const CONNECTIONS = 4;
const TAKEN = '23P01';

/** The limit of booking: the same rows into the same table, each in a transaction of its own; its constraint says who was first. */
export async function bookBare(
  databaseUrl: string,
  wanted: readonly Wanted[],
  day: string,
): Promise<{ seconds: number; taken: number }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  let taken = 0;
  const began = performance.now();
  try {
    await Promise.all(
      wanted.map(async ({ roomId, from, to }) => {
        try {
          await pool.query({ name: 'book', text: BOOK, values: [roomId, day, from, to] });
          taken += 1;
        } catch (error) {
          if ((error as { code?: string }).code !== TAKEN) throw error;
        }
      }),
    );
    return { seconds: (performance.now() - began) / 1000, taken };
  } finally {
    await pool.end();
  }
}

const BOOK = `INSERT INTO plugin_culture.booking (id, venue_id, venue_title, room_id, room_title, day, begins_at, ends_at, use, purpose, expected,
    asker_kind, asker, unit_id, state, state_since, created_at, created_by, version)
  SELECT gen_random_uuid(), r.venue_id, r.venue_title, r.id, r.title, $2::date, ($2::date + $3::time) AT TIME ZONE 'Asia/Shanghai',
    ($2::date + $4::time) AT TIME ZONE 'Asia/Shanghai', 'arts', '合唱排练', 12, 'organisation', '基准合唱队', r.unit_id, 'asked', now(), now(), r.id, 1
  FROM plugin_culture.room r WHERE r.id = $1`;
