import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage, writePackage, type Stage } from './stage-library.ts';

/** What vendors get of the presets. */
export const LINT_FILES = [
  'README.md',
  'eslint.mjs',
  'jest.mjs',
  'jest-css.mjs',
  'jest-end.mjs',
  'jest-summary.mjs',
  'fast-check.mjs',
];
/** What the presets lean on; in the repository the root has them. */
const TOOLS = [
  '@eslint/js',
  '@jest/globals',
  '@swc/core',
  '@swc/jest',
  'eslint',
  'eslint-plugin-react-hooks',
  'jest',
  'typescript',
  'typescript-eslint',
];

/** Lays the presets for lint, tests and the compiler ready. */
export function stageLint({ root, staging }: Stage): void {
  const target = join(staging, 'lint');
  mkdirSync(target, { recursive: true });
  const folder = join(root, 'tools/lint');
  for (const file of LINT_FILES) cpSync(join(folder, file), join(target, file));
  cpSync(join(root, 'tsconfig.base.json'), join(target, 'tsconfig.base.json'));
  const { devDependencies = {} } = readPackage(root);
  const dependencies = Object.fromEntries(TOOLS.map((name) => [name, devDependencies[name] ?? '']));
  const { exports, ...manifest } = readPackage(folder);
  writePackage(target, {
    ...manifest,
    dependencies,
    exports: { ...exports, './tsconfig.base.json': './tsconfig.base.json' },
  });
}
