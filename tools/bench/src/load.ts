import { Pool } from 'undici';

/** One target of a comparison. */
export interface Target {
  name: string;
  /** `http://host:port`, or with `socket` any host. */
  origin: string;
  socket?: string;
  path: string;
  headers: Record<string, string>;
}

export interface Measured {
  name: string;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

export interface LoadOptions {
  seconds: number;
  connections: number;
}

/** Keeps `connections` requests under way for a time and takes every one's duration. An answer but 200 ends the bench. */
export async function load(target: Target, { seconds, connections }: LoadOptions): Promise<Measured> {
  const pool = new Pool(target.origin, { connections, ...(target.socket ? { socketPath: target.socket } : {}) });
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const begin = performance.now();
      const { statusCode, body } = await pool.request({ path: target.path, method: 'GET', headers: target.headers });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${target.name} answered ${statusCode}: ${text.slice(0, 200)}`);
      times.push(performance.now() - begin);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - began) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { name: target.name, perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

/** The middle of several runs. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
