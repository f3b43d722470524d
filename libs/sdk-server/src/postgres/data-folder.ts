import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PostgresStartError } from './postgres.errors.ts';
import type { ProcessUser } from './process-user.ts';
import { isReachable, sharedFolder } from './shared-folder.ts';

/** A new cluster takes 60 MB, the demo district and its log 150 MB more; below that PostgreSQL would stop in the middle. */
const NEEDED_BYTES = 400 * 1024 * 1024;
/** Beside data that lives elsewhere: the path it was made for. */
const OWNER_FILE = 'made-for';

/**
 * Where the data really is. `dataDir` itself, unless the user that PostgreSQL runs as cannot reach it: then `dataDir`
 * becomes a symbolic link to a folder that it can reach, and data that was put there, as when a backup is restored, moves.
 *
 * @throws PostgresStartError `copied-folder`, `data-missing`: a link leads to data that is another folder's, or gone. It is not
 * begun anew beside what else was copied, as if there had never been any.
 */
export function placeData(dataDir: string, user: ProcessUser | undefined): string {
  const wanted = resolve(dataDir);
  mkdirSync(dirname(wanted), { recursive: true });
  const link = lstatSync(wanted, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) {
    const target = resolve(dirname(wanted), readlinkSync(wanted));
    if (!isMine(wanted, target)) throw notOurs(wanted, target);
    return target;
  }
  if (!user || isReachable(wanted, user)) return wanted;
  const place = placeOutside(wanted);
  // `mv` keeps the owner, also from one disk to another.
  if (link) execFileSync('mv', [wanted, place]);
  symlinkSync(place, wanted);
  return place;
}

/** A new folder for data that PostgreSQL's user can reach, with a note of whose it is. */
function placeOutside(wanted: string): string {
  const shared = sharedFolder();
  forgetTemporary(shared);
  const name = createHash('sha256').update(`${wanted}:${Date.now()}`).digest('hex').slice(0, 16);
  const holder = join(shared, `data-${name}`);
  mkdirSync(holder, { mode: 0o755 });
  writeFileSync(join(holder, OWNER_FILE), wanted);
  return join(holder, 'pg');
}

function notOurs(wanted: string, target: string): PostgresStartError {
  const note = join(dirname(target), OWNER_FILE);
  if (!existsSync(target))
    return new PostgresStartError(
      'data-missing',
      `${wanted} leads to ${target}, where there is no data. Put it there, or in place of the link, or begin anew with --fresh.`,
      { link: wanted, folder: target },
    );
  const original = dirname(existsSync(note) ? readFileSync(note, 'utf8') : target);
  return new PostgresStartError(
    'copied-folder',
    `${dirname(wanted)} was copied from ${original}, which goes on with the data in ${target}. Copy that, too, in place of the link ${wanted}, or begin anew with --fresh.`,
    { link: wanted, folder: target, original },
  );
}

/** Data that was made for a temporary folder goes when that folder is gone; any other may only be on a disk that is away. */
function forgetTemporary(shared: string): void {
  for (const name of readdirSync(shared).filter((entry) => entry.startsWith('data-'))) {
    const note = join(shared, name, OWNER_FILE);
    const owner = existsSync(note) ? readFileSync(note, 'utf8') : '';
    if (owner.startsWith(`${tmpdir()}/`) && !existsSync(dirname(owner)))
      rmSync(join(shared, name), { recursive: true });
  }
}

/** A repository that was moved keeps its data; one that was copied must not write into the original's. */
function isMine(wanted: string, target: string): boolean {
  const note = join(dirname(target), OWNER_FILE);
  if (!existsSync(note)) return existsSync(target);
  const owner = readFileSync(note, 'utf8');
  if (owner === wanted) return true;
  const original = lstatSync(owner, { throwIfNoEntry: false });
  if (original?.isSymbolicLink() && readlinkSync(owner) === target) return false;
  writeFileSync(note, wanted);
  return true;
}

/** The folder that holds the data of `dataDir`, wherever that is; undefined while there is none. */
export function dataFolderOf(dataDir: string): string | undefined {
  return existsSync(dataDir) ? realpathSync(dataDir) : undefined;
}

/** Removes the data of `dataDir`, wherever it is. PostgreSQL must not be running. */
export function removeData(dataDir: string): void {
  const link = lstatSync(dataDir, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) {
    const target = resolve(dirname(dataDir), readlinkSync(dataDir));
    const holder = dirname(target);
    if (existsSync(join(holder, OWNER_FILE)) && isMine(dataDir, target))
      rmSync(holder, { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
}

/** Throws `disk-full` when too little room is left where the data is. */
export function checkRoom(folder: string, needed = NEEDED_BYTES): void {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : dirname(folder));
  const free = bavail * bsize;
  if (free >= needed) return;
  const megabytes = (bytes: number) => String(Math.floor(bytes / 1024 / 1024));
  throw new PostgresStartError(
    'disk-full',
    `Only ${megabytes(free)} MB are free at ${folder}; PostgreSQL needs ${megabytes(needed)} MB. Free some space and start again.`,
    { folder, free: megabytes(free), needed: megabytes(needed) },
  );
}

/** Throws `data-version` when the data was written by another major version, which cannot be read. */
export function checkVersion(folder: string, major: string): void {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === major) return;
  throw new PostgresStartError(
    'data-version',
    `The data in ${folder} was written by PostgreSQL ${found}, this is ${major}: dump it with the old release first, or begin anew with --fresh.`,
    { folder, found, major },
  );
}
