import { chmodSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PostgresStartError } from './postgres.errors.ts';
import type { ProcessUser } from './process-user.ts';

/** Whether the user may walk through every folder above `path`. Looks at the mode bits only. */
export function isReachable(path: string, user: ProcessUser): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && !maySearch(found, user)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function maySearch(found: { mode: number; uid: number; gid: number }, user: ProcessUser): boolean {
  if (found.uid === user.uid) return (found.mode & 0o100) !== 0;
  if (found.gid === user.gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}

/**
 * A folder of ours that everybody can walk into, for what the user `postgres` must reach while the repository lies under
 * a closed folder such as /root. /var/lib is where such things belong; where it cannot be written, /var/tmp.
 */
export function sharedFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const wanted = ['/var/lib/linli', `/var/tmp/linli-${uid}`];
  let last = '';
  for (const folder of wanted) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
      continue;
    }
    const found = lstatSync(folder);
    // Anybody can make a folder in /var/tmp before us: what is not ours is not used.
    if (found.isDirectory() && found.uid === uid && (found.mode & 0o022) === 0) {
      chmodSync(folder, 0o755);
      return folder;
    }
    last = `${folder} belongs to somebody else`;
  }
  throw new PostgresStartError('foreign-folder', `No folder can be made for PostgreSQL: ${last}.`, { reason: last });
}
