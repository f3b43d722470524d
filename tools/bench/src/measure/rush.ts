import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

/** A request that somebody sends once, and sends again while the product says that it has no place for it. */
export interface Sent {
  token: string;
  path: string;
  body: object;
}

/** What became of a request in the end. */
export interface Answered {
  status: number;
  /** The code of the problem; empty where it succeeded. */
  code: string;
  ms: number;
  /** How often there was no place for it before. */
  busy: number;
}

const LONGEST_MS = 600_000;

/**
 * Sends what each line has to send, one after the other, and all lines at once. `503` with `Retry-After` is no answer: the
 * same request is sent again after that time, under the same key.
 */
export async function rush(origin: string, lines: readonly (readonly Sent[])[]): Promise<Answered[]> {
  const pool = new Pool(origin, { connections: lines.length, headersTimeout: LONGEST_MS });
  const answers: Answered[] = [];
  try {
    await Promise.all(
      lines.map(async (line) => {
        for (const sent of line) answers.push(await send(pool, sent));
      }),
    );
  } finally {
    await pool.close();
  }
  return answers;
}

async function send(pool: Pool, { token, path, body }: Sent): Promise<Answered> {
  const began = performance.now();
  const headers = {
    authorization: `Bearer ${token}`,
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
  };
  for (let busy = 0; ; busy += 1) {
    const answer = await pool.request({ method: 'POST', path, headers, body: JSON.stringify(body) });
    const text = await answer.body.text();
    const pause = Number(answer.headers['retry-after'] ?? 0) * 1000;
    if (answer.statusCode === 503 && pause > 0 && performance.now() - began < LONGEST_MS) {
      // Not all of them in the same moment again.
      await sleep(pause * (1 + Math.random() / 2));
      continue;
    }
    const code = answer.statusCode < 300 ? '' : codeOf(text);
    return { status: answer.statusCode, code, ms: performance.now() - began, busy };
  }
}

/** The code of a problem document; what is none says so itself. */
export function codeOf(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? 'no code';
  } catch {
    return 'no problem document'; // a proxy's page, or a connection that was cut
  }
}

/** How many ended how: `200`, `409 culture.booking.room-taken`. */
export function tally(answers: readonly Answered[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, code } of answers) {
    const key = `${status} ${code}`.trim();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** Answers that no rule of the product gives: it broke, or had no place to the end. */
export const broken = (answers: readonly Answered[]): number => answers.filter(({ status }) => status >= 500).length;
