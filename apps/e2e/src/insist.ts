import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';

const ATTEMPTS = 120;
const PAUSE_MS = 250;

export interface Insisted {
  /** How many requests it took. */
  attempts: number;
  body: unknown;
}

/**
 * Sends a command until it is answered with success, as a browser does: the same key every time. A server that is away or broke
 * is asked again; a refusal throws.
 */
export async function insist(api: Api, path: string, body: object, key: string): Promise<Insisted> {
  let last = 'no answer';
  for (let attempts = 1; attempts <= ATTEMPTS; attempts += 1) {
    const answer = await api.post(path, body, { 'idempotency-key': key }).catch((error: unknown) => {
      last = String(error);
      return undefined;
    });
    if (answer && answer.status < 300) return { attempts, body: answer.body };
    if (answer && answer.status < 500) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
    if (answer) last = `${answer.status} ${JSON.stringify(answer.body)}`;
    await sleep(PAUSE_MS);
  }
  throw new Error(`${key} was never answered with success: ${last}`);
}

/** Does all of them, four at a time, in order. Tells the number of each, from 1, before it is done. */
export async function fourAtATime<T>(all: readonly T[], work: (one: T, n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < all.length; at = next++) await work(all[at] as T, at + 1);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}
