import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { takeSummaries } from './jest-summaries.ts';

test('the summaries of all packages are added up, each once', () => {
  const root = mkdtempSync(join(tmpdir(), 'linli-summaries-'));
  const put = (path: string, passed: number, failed: number) => {
    mkdirSync(join(root, path, 'coverage/jest'), { recursive: true });
    writeFileSync(join(root, path, 'coverage/jest/unit.json'), JSON.stringify({ passed, failed, skipped: 0 }));
  };
  put('apps/a', 3, 0);
  put('libs/b', 4, 1);
  mkdirSync(join(root, 'plugins/without-tests'), { recursive: true });

  expect(takeSummaries(root)).toEqual({ passed: 7, failed: 1 });
  expect(takeSummaries(root)).toEqual({ passed: 0, failed: 0 });
  rmSync(root, { recursive: true });
});
