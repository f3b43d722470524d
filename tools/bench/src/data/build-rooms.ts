import type { Client } from 'pg';
import type { Product } from '../product/product.ts';

interface Made {
  id: string;
  version: number;
}

const ALWAYS = { hours: Array<string>(7).fill('0:00-24:00'), holidayHours: '0:00-24:00' };

/** A venue of the community that never closes, with so many rooms, as somebody there adds them. */
export async function buildRooms({ api }: Product, token: string, unitId: number, count: number): Promise<string[]> {
  const post = <T>(path: string, body: object) =>
    api.call<T>({ method: 'POST', path: `/api/plugins/culture/v1/${path}`, token, body });
  const about = { kind: 'community-centre', address: '基准路 1 号', functions: ['arts'], access: [], ...ALWAYS };
  const venue = await post<Made>('venues', { title: '基准中心', unitId, ...about });
  await post(`venues/${venue.id}/open`, { openedOn: '2026-01-01', version: venue.version });
  const rooms: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    const room = { venueId: venue.id, title: `${n} 号厅`, seats: 40, functions: ['arts'], walkInShare: 0 };
    rooms.push((await post<Made>('rooms', room)).id);
  }
  return rooms;
}

/** What the database says of the rooms on a day. */
export interface RoomsTaken {
  bookings: number;
  /** Different hours of different rooms. */
  hours: number;
  /** Pairs that are in one room at one time. */
  overlaps: number;
}

export async function roomsTaken(client: Client, rooms: readonly string[], day: string): Promise<RoomsTaken> {
  const { rows } = await client.query<RoomsTaken>(
    `WITH taken AS (SELECT * FROM plugin_culture.booking WHERE room_id = ANY ($1) AND day = $2 AND state NOT IN ('refused', 'cancelled'))
     SELECT (SELECT count(*)::integer FROM taken) AS bookings, (SELECT count(DISTINCT (room_id, begins_at))::integer FROM taken) AS hours,
       (SELECT count(*)::integer FROM taken a JOIN taken b ON a.room_id = b.room_id AND a.id < b.id
         AND a.begins_at < b.ends_at AND b.begins_at < a.ends_at) AS overlaps`,
    [rooms, day],
  );
  if (!rows[0]) throw new Error('the rooms say nothing');
  return rows[0];
}
