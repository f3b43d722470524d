import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

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

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Property tests get their seed from beside; see there. */
function seeded() {
  try {
    return {
      '^fast-check$': beside('./fast-check.mjs'),
      '^fast-check/itself$': createRequire(import.meta.url)
        .resolve('fast-check')
        .replace('/cjs/', '/'),
    };
  } catch {
    return {}; // A plugin of its own need not have any.
  }
}

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
    moduleNameMapper: seeded(),
    transformIgnorePatterns: ['/node_modules/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    reporters: ['default', [beside('./jest-summary.mjs'), { suite }]],
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
    moduleNameMapper: { ...seeded(), '\\.(css|less)$': beside('./jest-css.mjs') },
    ...overrides,
  };
}

/** Tests on a real PostgreSQL: `x.db.test.ts`, two files at a time, each with a database of its own. */
export function dbPreset(overrides = {}) {
  const { reporters, ...rest } = base('db');
  return {
    ...rest,
    reporters: [...reporters, beside('./jest-end.mjs')],
    testEnvironment: 'node',
    testMatch: ['**/*.db.test.ts'],
    maxWorkers: 2,
    ...overrides,
  };
}
