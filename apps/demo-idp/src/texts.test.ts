import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POSTS } from '@linli/contracts';
import { describe, expect, test } from '@jest/globals';
import { chooseLocale, textsOf } from './texts.ts';

const catalogue = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'locales', `${locale}.json`), 'utf8')) as Record<
    string,
    string
  >;

describe('texts', () => {
  test('both languages say the same things', () => {
    expect(Object.keys(catalogue('en')).sort()).toEqual(Object.keys(catalogue('zh-CN')).sort());
  });

  test('both languages have the same places to fill in', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, text] of Object.entries(catalogue('zh-CN'))) {
      expect([key, places(catalogue('en')[key] ?? '')]).toEqual([key, places(text)]);
    }
  });

  test('Chinese sentences have Chinese punctuation', () => {
    const wrong = Object.entries(catalogue('zh-CN')).filter(([, text]) =>
      /[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  test('every post has a name', () => {
    for (const post of POSTS) expect(textsOf('en')(`post.${post}`)).not.toBe('');
  });

  test('every key that the source names has a text', () => {
    const source = ['.', 'pages'].flatMap((folder) =>
      readdirSync(join(import.meta.dirname, folder))
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => readFileSync(join(import.meta.dirname, folder, name), 'utf8')),
    );
    const keys = source.flatMap((text) => [...text.matchAll(/\bt\('([^']+)'/g)].map((match) => match[1] ?? ''));
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !(key in catalogue('zh-CN')))).toEqual([]);
  });

  test('a missing text is an error', () => {
    expect(() => textsOf('en')('no.such-key')).toThrow('no.such-key');
  });
});

describe('the language of a page', () => {
  test.each([
    [undefined, undefined, 'zh-CN'],
    [undefined, 'fr', 'zh-CN'],
    [undefined, 'en-GB,zh;q=0.8', 'en'],
    [undefined, 'en;q=0.5,zh-CN;q=0.9', 'zh-CN'],
    [undefined, 'de, en;q=0.7', 'en'],
    ['en', 'zh-CN', 'en'],
    ['zh-CN', 'en', 'zh-CN'],
    ['fr en', 'zh-CN', 'en'],
    ['xx', 'en', 'en'],
  ])('ui_locales %s and browser %s make it %s', (uiLocales, acceptLanguage, expected) => {
    expect(chooseLocale(uiLocales, acceptLanguage)).toBe(expected);
  });
});
