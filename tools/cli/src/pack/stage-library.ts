import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emit } from './emit.ts';

/** Where packages are laid ready before they are packed. */
export interface Stage {
  root: string;
  staging: string;
}

export interface PackageFile {
  name: string;
  version: string;
  description: string;
  license: string;
  exports?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What goes along beside the sources, where a library has it. */
const ALONG = ['README.md', 'CHANGELOG.md', 'locales', 'platform'];

/** Lays a library ready: `src` becomes `dist` file by file, so that whatever looks for its neighbours finds them. */
export function stageLibrary(name: string, stage: Stage): void {
  const folder = join(stage.root, 'libs', name);
  const target = join(stage.staging, name);
  mkdirSync(target, { recursive: true });
  const manifest = readPackage(folder);
  emit({
    name: manifest.name,
    root: stage.root,
    folder,
    outDir: join(target, 'dist'),
    include: ['**/*.ts', '**/*.tsx'],
    staged: name === 'contracts' ? {} : { '@linli/contracts': typesOf('contracts', stage) },
  });
  for (const path of ALONG) {
    if (existsSync(join(folder, path))) cpSync(join(folder, path), join(target, path), { recursive: true });
  }
  const exports = Object.fromEntries(Object.entries(manifest.exports ?? {}).map(([key, file]) => [key, built(file)]));
  writePackage(target, { ...manifest, exports });
}

/** The declarations of a library that was staged before. */
export function typesOf(name: string, { staging }: Stage, entry = 'index'): string {
  return join(staging, name, 'dist', `${entry}.d.ts`);
}

export function readPackage(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
}

/** Only what an installation needs: nothing of how it is worked on here. */
export function writePackage(
  folder: string,
  { name, version, description, license, exports, dependencies }: Omit<PackageFile, 'exports'> & { exports?: object },
  more: object = {},
): void {
  const manifest = { name, version, description, license, type: 'module', exports, dependencies, ...more };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** `./src/x.ts` → its JavaScript with its types. */
function built(file: string): string | { types: string; default: string } {
  const out = file.replace(/^\.\/src\//, './dist/');
  if (!/\.tsx?$/.test(out)) return out;
  const bare = out.replace(/\.tsx?$/, '');
  return { types: `${bare}.d.ts`, default: `${bare}.js` };
}
