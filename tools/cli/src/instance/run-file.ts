import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const runFileSchema = z.object({
  /** The folder that it was written in: one that was copied with it says of itself that it is another's. */
  home: z.string().optional(),
  pid: z.int(),
  url: z.string(),
  localUrl: z.string(),
  port: z.int(),
  startedAt: z.string(),
  databaseUrl: z.string(),
  socketDir: z.string(),
  processes: z.object({ postgres: z.int().optional(), idp: z.int().optional(), core: z.int() }),
});

/** `.linli/run.json`: how other commands find a running instance. Holds the database's password, so 0600. */
export type RunFile = z.infer<typeof runFileSchema>;

const fileIn = (home: string) => join(home, 'run.json');

export function writeRunFile(home: string, run: RunFile): void {
  const draft = `${fileIn(home)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(home));
}

export function readRunFile(home: string): RunFile | undefined {
  if (!existsSync(fileIn(home))) return undefined;
  const { data } = runFileSchema.safeParse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
  return data?.home === undefined || resolve(data.home) === resolve(home) ? data : undefined;
}

export function removeRunFile(home: string): void {
  rmSync(fileIn(home), { force: true });
}
