import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { cliError, EXIT } from '../terminal/cli.errors.ts';

/** The folder of the Unix sockets, for us alone. In a shared folder somebody else could have made it before us. */
export function ensureSocketDir(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw cliError(EXIT.unhealthy, 'start.foreignSocketDir', { folder });
  }
  chmodSync(folder, 0o700);
}
