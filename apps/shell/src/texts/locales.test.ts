import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import en from '../../locales/en.json' with { type: 'json' };
import zhCN from '../../locales/zh-CN.json' with { type: 'json' };
import { readLocale } from './locale.ts';

interface Tree {
  [key: string]: string | Tree;
}
const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the texts', () => {
  const chinese = new Map(flat(zhCN));
  const english = new Map(flat(en));

  test('are the same in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test('have the same blanks to fill in', () => {
    const different = [...chinese].filter(
      ([key, text]) => blanks(text).join() !== blanks(english.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  test('are all there that the source names in full', () => {
    const source = path.join(process.cwd(), 'src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx?$/.test(file),
    );
    const named = files.flatMap((file) =>
      [...readFileSync(path.join(source, file), 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !chinese.has(key))).toEqual([]);
  });
});

describe('the language', () => {
  const chosen = (value: string | null) => ({ getItem: () => value }) as unknown as Storage;
  test.each([
    [null, ['zh-CN', 'en'], 'zh-CN'],
    [null, ['en-GB'], 'en'],
    [null, ['fr-FR'], 'zh-CN'],
    [null, [], 'zh-CN'],
    ['en', ['zh-CN'], 'en'],
    ['klingon', ['zh-CN'], 'zh-CN'],
  ] as const)('with %j chosen and a browser of %j is %s', (stored, languages, expected) => {
    expect(readLocale(chosen(stored), languages)).toBe(expected);
  });
});
