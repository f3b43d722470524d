import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildServer } from './build-server.ts';

const ENTRY = `// A comment that takes room.
class StreetDesk {
  open(title: string): string {
    return title + this.constructor.name + new Error('where').stack;
  }
}
process.stdout.write(new StreetDesk().open('大直沽街道'));
`;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-build-'));
  writeFileSync(path.join(folder, 'entry.ts'), ENTRY);
  await buildServer({ entry: path.join(folder, 'entry.ts'), outDir: path.join(folder, 'dist') });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bundle of a server', () => {
  const text = () => readFileSync(path.join(folder, 'dist/main.js'), 'utf8');

  test('keeps names and texts, and says in a stack trace where the source stands', () => {
    const said = execFileSync(process.execPath, ['--enable-source-maps', path.join(folder, 'dist/main.js')], {
      encoding: 'utf8',
    });
    expect(said).toMatch(/^大直沽街道StreetDeskError: where\n/);
    expect(said).toMatch(/StreetDesk\.open \(.*entry\.ts:4:/);
  });

  test('has one byte for each character, and neither comments nor the sources’ texts', () => {
    expect([...text()].every((character) => character < '\u0080')).toBe(true);
    expect(text()).not.toContain('A comment that takes room');
    expect(readFileSync(path.join(folder, 'dist/main.js.map'), 'utf8')).not.toContain('A comment that takes room');
  });
});
