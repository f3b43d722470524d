import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { LINT_FILES } from './stage-lint.ts';

test('what the presets name beside them is packed with them', () => {
  const preset = readFileSync(path.resolve(import.meta.dirname, '../../../lint/jest.mjs'), 'utf8');
  const named = [...preset.matchAll(/beside\('\.\/([^']+)'\)/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(3);
  expect(LINT_FILES).toEqual(expect.arrayContaining(named));
});
