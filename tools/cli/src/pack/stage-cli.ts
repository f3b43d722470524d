import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFolder, readFiles } from '../create/example.ts';
import { writeInto } from '../create/staged.ts';
import { emit } from './emit.ts';
import { readPackage, typesOf, writePackage, type Stage } from './stage-library.ts';

/** What the vendor's commands lean on, of what the whole command does. */
const NEEDED = [
  '@linli/contracts',
  '@linli/sdk-server',
  '@linli/sdk-web',
  '@rsbuild/core',
  'commander',
  'picocolors',
  'zod',
];

/** Lays the vendor's part of the command ready: create and build, with the example that `create` begins with. */
export function stageCli(stage: Stage): void {
  const folder = join(stage.root, 'tools/cli');
  const target = join(stage.staging, 'cli');
  mkdirSync(join(target, 'bin'), { recursive: true });
  const manifest = readPackage(folder);
  emit({
    name: manifest.name,
    root: stage.root,
    folder,
    outDir: join(target, 'dist'),
    include: ['vendor.ts'],
    staged: {
      '@linli/contracts': typesOf('contracts', stage),
      '@linli/sdk-server/build': typesOf('sdk-server', stage, 'build/index'),
      '@linli/sdk-web/build': typesOf('sdk-web', stage, 'build/index'),
    },
  });
  cpSync(join(folder, 'locales'), join(target, 'locales'), { recursive: true });
  writeInto(join(target, 'template'), readFiles(exampleFolder()));
  const bin = join(target, 'bin/linli.mjs');
  writeFileSync(bin, `#!/usr/bin/env node\nimport '../dist/vendor.js';\n`);
  chmodSync(bin, 0o755);
  const dependencies = Object.fromEntries(NEEDED.map((name) => [name, manifest.dependencies?.[name] ?? '']));
  writePackage(target, { ...manifest, dependencies }, { bin: { linli: 'bin/linli.mjs' } });
}
