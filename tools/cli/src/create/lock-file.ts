import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

interface Lock {
  packages: Record<string, object>;
}
interface Package {
  name: string;
  version: string;
  license?: string;
  dependencies?: object;
  devDependencies?: object;
}

/**
 * Tells the repository's lock file of a new workspace. It needs nothing that is not installed already, so nothing has to be
 * asked of a registry; `npm ci` would refuse a lock file that does not know every workspace.
 */
export function addToLock(root: string, folder: string): void {
  const file = join(root, 'package-lock.json');
  if (!existsSync(file)) return;
  const before = readFileSync(file, 'utf8');
  const { name, version, license, dependencies, devDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Package;
  const path = relative(root, folder).replaceAll('\\', '/');
  const lock = JSON.parse(before) as Lock;
  lock.packages[path] = { name, version, license, dependencies, devDependencies };
  lock.packages[`node_modules/${name}`] = { resolved: path, link: true };
  const [first, ...rest] = Object.entries(lock.packages);
  const sorted = rest.sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([...(first ? [first] : []), ...sorted]);
  const after = `${JSON.stringify(lock, null, 2)}\n`;
  writeFileSync(file, after);
  link(join(root, 'node_modules', name), folder);
  noteInstalled(root, before, after);
}

function link(place: string, folder: string): void {
  if (existsSync(place) || !existsSync(dirname(dirname(place)))) return;
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(relative(dirname(place), folder), place, 'junction');
}

/** What was installed for the lock file before is installed for this one: the next start need not install anew. */
function noteInstalled(root: string, before: string, after: string): void {
  const stamp = join(root, 'node_modules/.linli-install');
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(before)) writeFileSync(stamp, digest(after));
}
