import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PostgresStartError } from './postgres.errors.ts';

/** The system user that PostgreSQL runs as; undefined means: as we are. */
export interface ProcessUser {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root we therefore drop to the owner of data that is there already, else to the
 * user `postgres`, which is created where it is missing, else to `nobody`.
 */
export function processUser(dataDir: string): ProcessUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(dataDir);
  if (owner && owner.uid !== 0) return owner;
  const found = lookUp('postgres') ?? (createUser() ? lookUp('postgres') : undefined) ?? lookUp('nobody');
  if (!found) {
    throw new PostgresStartError(
      'no-user',
      'PostgreSQL does not run as root and there is no user "postgres" to run it as; create one or start as another user.',
    );
  }
  return found;
}

function ownerOf(path: string): ProcessUser | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

function lookUp(name: string): ProcessUser | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // `id` says with its exit code that there is no such user
  }
}

function createUser(): boolean {
  const commands: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']], // BusyBox
  ];
  return commands.some(([command, args]) => {
    try {
      execFileSync(command, args, { stdio: 'pipe' });
      return true;
    } catch {
      return false; // not there, or refused: the next one, then `nobody`
    }
  });
}
