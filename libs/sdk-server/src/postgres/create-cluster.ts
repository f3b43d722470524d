import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { PostgresStartError } from './postgres.errors.ts';
import type { ProcessUser } from './process-user.ts';

const run = promisify(execFile);
const HBA =
  '# Only this machine, only with a password. The superuser has none: nobody logs in as it.\nhost all all 127.0.0.1/32 scram-sha-256\n';

export interface ClusterOptions {
  binaries: Binaries;
  user: ProcessUser | undefined;
  folder: string;
  password: string;
  durable: boolean;
}

/**
 * Makes the data folder, once: written beside it and renamed at the end, so that a start which was killed in the middle
 * leaves nothing that looks finished.
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { binaries, user, folder, password, durable } = options;
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  await initialise(binaries, user, draft, durable);
  writeFileSync(join(draft, 'pg_hba.conf'), HBA);
  await runSingleUser({ ...options, folder: draft }, [
    `CREATE ROLE linli LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`,
    'CREATE DATABASE linli OWNER linli',
    'REVOKE ALL ON DATABASE linli FROM PUBLIC',
  ]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

/** The role's password becomes this one: for data whose key file was lost. */
export async function setPassword(options: ClusterOptions): Promise<void> {
  await runSingleUser(options, [`ALTER ROLE linli PASSWORD '${options.password}'`]);
}

/**
 * The built-in provider sorts by code point and depends on no library of the system. LC_CTYPE still decides for pg_trgm
 * which characters are letters: with plain C no Chinese character is one, and no Chinese name would be indexed.
 */
async function initialise(binaries: Binaries, user: ProcessUser | undefined, draft: string, durable: boolean) {
  const fixed = ['-D', draft, '-U', 'postgres', '-E', 'UTF8', '-A', 'reject', '--locale-provider=builtin'];
  fixed.push('--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions', ...(durable ? [] : ['--no-sync']));
  const failures: string[] = [];
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    try {
      await run(binaries.initdb, [...fixed, `--lc-ctype=${ctype}`], { ...user, cwd: '/', env: environment() });
      return;
    } catch (error) {
      failures.push((error as { stderr?: string }).stderr?.trim() || String(error));
    }
  }
  throw describe(failures.at(-1) ?? '', draft);
}

/** Statements before anybody can connect: no superuser password is ever needed. */
function runSingleUser({ binaries, user, folder }: ClusterOptions, statements: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['--single', '-D', folder, '-c', 'exit_on_error=true', 'postgres'];
    const child = spawn(binaries.postgres, args, {
      ...user,
      cwd: '/',
      env: environment(),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(describe(output, folder))));
    child.stdin.end(statements.map((statement) => `${statement}\n`).join(''));
  });
}

/** PostgreSQL's words, in the C locale, so that they can be read by {@link describe}. */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: '', LC_MESSAGES: 'C' };
}

/** Makes one clear sentence of what PostgreSQL printed. */
export function describe(output: string, folder: string): PostgresStartError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    return new PostgresStartError('disk-full', `The disk of ${folder} is full; free some space and start again.`, {
      folder,
      free: '0',
      needed: '400',
    });
  }
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = lines.findLast((line) => /(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? 'no output';
  return new PostgresStartError('failed', `PostgreSQL did not start: ${telling}`, { reason: telling });
}
