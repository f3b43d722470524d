import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cliError, EXIT } from '../terminal/cli.errors.ts';

export interface Emit {
  name: string;
  root: string;
  /** Folder of the package with its tsconfig.json and `src`. */
  folder: string;
  outDir: string;
  /** Which sources; tests are never among them. */
  include: string[];
  /** Where packages of the repository have been staged: their types are taken from there and not emitted again. */
  staged: Record<string, string>;
}

/** Compiles sources to JavaScript and declarations, with `.js` in the place of `.ts` in every relative import. */
export function emit({ name, root, folder, outDir, include, staged }: Emit): void {
  const config = join(outDir, '..', 'tsconfig.emit.json');
  const src = join(folder, 'src');
  mkdirSync(outDir, { recursive: true });
  const settings = {
    extends: join(folder, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: src,
      outDir,
      paths: Object.fromEntries(Object.entries(staged).map(([id, types]) => [id, [types]])),
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: include.map((path) => join(src, path)),
    exclude: [join(src, '**/*.test.ts'), join(src, '**/*.test.tsx')],
  };
  writeFileSync(config, JSON.stringify(settings));
  const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config], {
    encoding: 'utf8',
  });
  // It names folders of this machine: it must not be packed.
  rmSync(config);
  if (tsc.status !== 0) throw cliError(EXIT.unexpected, 'pack.failed', { name, reason: tsc.stdout + tsc.stderr });
  for (const file of filesBelow(outDir).filter((path) => path.endsWith('.d.ts'))) rewriteTypes(file);
  copyOthers(src, outDir);
}

/** tsc leaves the imports of declarations as they are. */
function rewriteTypes(file: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.tsx?(['"])/g, '$1.js$2'));
}

/** Styles, plain modules and data that stand among the sources. */
function copyOthers(src: string, outDir: string): void {
  for (const file of filesBelow(src).filter((path) => /\.(css|mjs|json)$/.test(path))) {
    const target = join(outDir, relative(src, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesBelow(file) : [file]));
}
