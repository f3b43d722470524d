import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeIntegrity } from './integrity.ts';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'linli-integrity-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

describe('the integrity list of a bundle', () => {
  test('names every file below web with digest, size and type, and nothing else', () => {
    mkdirSync(join(dist, 'web/assets'), { recursive: true });
    mkdirSync(join(dist, 'server'));
    writeFileSync(join(dist, 'web/page.js'), 'alert(1)');
    writeFileSync(join(dist, 'web/assets/icon.svg'), '<svg/>');
    writeFileSync(join(dist, 'server/main.js'), 'secret');

    expect(writeIntegrity(dist)).toEqual({ files: 2, bytes: 14 });
    const { files } = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8')) as {
      files: Record<string, unknown>;
    };
    expect(Object.keys(files)).toEqual(['web/assets/icon.svg', 'web/page.js']);
    expect(files['web/page.js']).toEqual({
      // printf 'alert(1)' | openssl dgst -sha384 -binary | base64
      integrity: 'sha384-HT2E9NfWiuQ/w1PRai+hTyqW16NIoCGA/m8VQDUopfAtcz6YQjtsMmQd5uRbVDpW',
      size: 8,
      type: 'text/javascript; charset=utf-8',
    });
  });

  test('is empty for a plugin without pages', () => {
    expect(writeIntegrity(dist)).toEqual({ files: 0, bytes: 0 });
  });
});
