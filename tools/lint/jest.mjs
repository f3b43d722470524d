import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Transforms TypeScript with decorators and metadata; Jest runs the modules as ES modules. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        keepClassNames: true,
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

/** No test is about time: on a machine that much else uses a property with many cases takes its while. */
const TIMEOUT_MS = 60_000;

function base(suite) {
  const folder = process.cwd();
  const name = existsSync(path.join(folder, 'package.json'))
    ? JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).name.replace('@linli/', '')
    : path.basename(folder);
  return {
    displayName: `${name}${suite === 'unit' ? '' : `:${suite}`}`,
    rootDir: folder,
    roots: ['<rootDir>'],
    testTimeout: TIMEOUT_MS,
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    transform,
    transformIgnorePatterns: ['/node_modules/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    reporters: ['default', [new URL('./jest-summary.mjs', import.meta.url).pathname, { suite }]],
  };
}

/** Pure tests: `x.test.ts` beside the source. */
export function nodePreset(overrides = {}) {
  return {
    ...base('unit'),
    testEnvironment: 'node',
    testMatch: ['**/*.test.ts'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.db\\.test\\.ts$'],
    ...overrides,
  };
}

/** Tests of pages: `x.test.tsx` in jsdom, with style imports replaced by their class names. */
export function webPreset(overrides = {}) {
  return {
    ...base('unit'),
    testEnvironment: 'jsdom',
    testMatch: ['**/*.test.ts', '**/*.test.tsx'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.db\\.test\\.ts$'],
    moduleNameMapper: { '\\.(css|less)$': new URL('./jest-css.mjs', import.meta.url).pathname },
    ...overrides,
  };
}

/** Tests on a real PostgreSQL: `x.db.test.ts`, two files at a time, each with a database of its own. */
export function dbPreset(overrides = {}) {
  return {
    ...base('db'),
    testEnvironment: 'node',
    testMatch: ['**/*.db.test.ts'],
    maxWorkers: 2,
    ...overrides,
  };
}
