import { readdirSync, readFileSync } from 'node:fs';

/** Processes by what they are for; those below each are counted with it. */
export type Groups = Readonly<Record<string, number>>;

interface Process {
  parent: number;
  /** Milliseconds of processor time since its start. */
  cpu: number;
}

/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

/** Processor time that each group has had so far, in milliseconds; empty where there is no /proc. */
export function cpuOf(groups: Groups): Record<string, number> {
  const all = readAll();
  if (all.size === 0) return {};
  const roots = new Map(Object.entries(groups).map(([name, pid]) => [pid, name]));
  const spent: Record<string, number> = Object.fromEntries(Object.keys(groups).map((name) => [name, 0]));
  for (const [pid, { cpu }] of all) {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = all.get(at)?.parent) {
      const name = roots.get(at);
      if (name === undefined) continue;
      spent[name] = (spent[name] ?? 0) + cpu;
      break;
    }
  }
  return spent;
}

/** The children of a process, with what they run. */
export function childrenOf(pid: number): { pid: number; command: string }[] {
  return [...readAll()]
    .filter(([, { parent }]) => parent === pid)
    .map(([child]) => ({ pid: child, command: readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' ') }));
}

/** Every process below one, at whatever depth. */
export function descendantsOf(pid: number): number[] {
  const all = readAll();
  const below = (parent: number): number[] =>
    [...all].filter(([, each]) => each.parent === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** When a process began, in milliseconds since 1970, to a hundredth of a second. */
export function beganAt(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  const boot = Number(/^btime (\d+)/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0);
  return boot * 1000 + ticks * MS_PER_TICK;
}

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

function readAll(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parsed = parseStat(readFileSync(`/proc/${name}/stat`, 'utf8'));
      found.set(Number(name), parsed);
    } catch {
      // ended meanwhile
    }
  }
  return found;
}

/** `pid (name) state ppid … utime stime …`: the name may hold blanks and brackets, so what follows the last one counts. */
export function parseStat(text: string): Process {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK };
}
