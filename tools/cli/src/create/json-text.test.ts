import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { repoRoot } from '../settings.ts';
import { jsonText } from './json-text.ts';

test('what fits into a line stays in one, but not the outermost, nor a list of several objects', () => {
  expect(
    jsonText({
      a: { b: [1, 2] },
      c: [{ d: 1, e: 2 }],
      f: [
        { g: 1, h: 2 },
        { g: 3, h: 4 },
      ],
      i: [],
    }),
  ).toBe(
    `{
  "a": { "b": [1, 2] },
  "c": [{ "d": 1, "e": 2 }],
  "f": [
    { "g": 1, "h": 2 },
    { "g": 3, "h": 4 }
  ],
  "i": []
}
`,
  );
});

test('a manifest is written as Prettier has it', () => {
  const text = readFileSync(join(repoRoot, 'plugins/example/plugin.json'), 'utf8');
  expect(jsonText(JSON.parse(text))).toBe(text);
});
