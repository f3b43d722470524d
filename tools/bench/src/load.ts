import { Pool } from 'undici';
import { quantile } from './measure/statistics.ts';

/** What is asked, where. */
export interface Target {
  name: string;
  /** `http://host:port`, or with `socket` any host. */
  origin: string;
  socket?: string | undefined;
  path: string;
  headers: Record<string, string>;
}

/** How fast one target answered. */
export interface Speed {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  requests: number;
}

export interface LoadOptions {
  seconds: number;
  connections: number;
}

/** Keeps `connections` requests under way for a time and takes every one's duration. An answer but 200 ends the bench. */
export async function load(target: Target, { seconds, connections }: LoadOptions): Promise<Speed> {
  const pool = new Pool(target.origin, { connections, ...(target.socket ? { socketPath: target.socket } : {}) });
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const begin = performance.now();
      const { statusCode, body } = await pool.request({ path: target.path, method: 'GET', headers: target.headers });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`${target.name} answered ${statusCode}: ${text.slice(0, 300)}`);
      times.push(performance.now() - begin);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - began) / 1000;
  await pool.close();
  return {
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    requests: times.length,
  };
}
