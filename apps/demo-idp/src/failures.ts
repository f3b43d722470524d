import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from './database.ts';
import { answer, isPassedOn, type Door } from './operator-http.ts';

const querySchema = z.object({ since: z.iso.datetime() });
const LONGEST_NAME = 100;
const MOST_ANSWERED = 1_000;

/** Writes down that somebody could not log in. Core takes it over into the audit log; here it is kept for a day. */
export async function noteFailure(database: Database, username: string, reason: string): Promise<void> {
  await database.query(
    'INSERT INTO idp.failure (id, username, reason) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING',
    [randomUUID(), username === '' ? null : username.slice(0, LONGEST_NAME), reason],
  );
}

/** `GET /operator/failures?since=`: log-ins that failed, for core, through the socket that only its owner can open. */
export function failuresDoor(database: Database): Door {
  return async (req, res) => {
    if (req.method !== 'GET' || isPassedOn(req)) return answer(res, 404, { error: 'not_found' });
    const { searchParams } = new URL(req.url ?? '/', 'http://idp');
    const query = querySchema.safeParse(Object.fromEntries(searchParams));
    if (!query.success)
      return answer(res, 400, { error: 'invalid_request', error_description: 'expected ?since= with an instant' });
    const rows = await database.query(
      `SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, username, reason
       FROM idp.failure WHERE at >= $1 ORDER BY at LIMIT ${MOST_ANSWERED}`,
      [query.data.since],
    );
    return answer(res, 200, { items: rows });
  };
}
