import { cpuOf } from './cpu.ts';
import type { Groups } from './cpu.ts';
import { load } from '../load.ts';
import type { Speed, Target } from '../load.ts';
import { median } from './statistics.ts';

export interface Rounds {
  rounds: number;
  seconds: number;
  connections: number;
}

/** Medians over the rounds, and what a request cost in processor time, by group. */
export interface Compared extends Speed {
  /** Milliseconds per request. Empty where the system does not say. */
  cpu: Record<string, number>;
}

/** Runs the targets in turns, so that whatever else the machine does meets all of them alike. */
export async function compare<N extends string>(
  targets: Readonly<Record<N, Target>>,
  { rounds, seconds, connections }: Rounds,
  groups: Groups = {},
): Promise<Record<N, Compared>> {
  const names = Object.keys(targets) as N[];
  const runs = new Map<N, Compared[]>(names.map((name) => [name, []]));
  for (const name of names) await load(targets[name], { seconds: Math.min(1, seconds), connections });
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const before = cpuOf(groups);
      const speed = await load(targets[name], { seconds, connections });
      runs.get(name)?.push({ ...speed, cpu: perRequest(before, cpuOf(groups), speed.requests) });
    }
  }
  return Object.fromEntries(names.map((name) => [name, middleOf(runs.get(name) ?? [])])) as Record<N, Compared>;
}

function perRequest(before: Record<string, number>, after: Record<string, number>, requests: number) {
  return Object.fromEntries(
    Object.keys(after).map((name) => [name, ((after[name] ?? 0) - (before[name] ?? 0)) / Math.max(1, requests)]),
  );
}

function middleOf(runs: readonly Compared[]): Compared {
  const of = (value: (run: Compared) => number) => median(runs.map(value));
  return {
    perSecond: of((run) => run.perSecond),
    p50: of((run) => run.p50),
    p99: of((run) => run.p99),
    requests: runs.reduce((sum, run) => sum + run.requests, 0),
    cpu: Object.fromEntries(Object.keys(runs[0]?.cpu ?? {}).map((name) => [name, of((run) => run.cpu[name] ?? 0)])),
  };
}
