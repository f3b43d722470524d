import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POSTS, UNIT_LEVELS } from '@linli/contracts';
import { describe, expect, test } from '@jest/globals';
import { fill, loadTexts, localeOf } from './texts.ts';

const zh = loadTexts('zh-CN');
const en = loadTexts('en');
const places = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the words of the command', () => {
  test('are complete in both languages, with the same places to fill', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    for (const key of Object.keys(zh)) expect([key, places(en[key])]).toEqual([key, places(zh[key])]);
  });

  test('are there for every key that the code asks for', () => {
    const source = join(import.meta.dirname, '..');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?<!\.test)\.ts$/.test(name),
    );
    const asked = files.flatMap((name) =>
      [...readFileSync(join(source, name), 'utf8').matchAll(/(?:\bt\(|cliError\([\w.]+,)\s*'([\w.-]+)'/g)].map(
        ([, key]) => key,
      ),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => key && !(key in zh))).toEqual([]);
  });

  test('are there for every post and every level', () => {
    expect(POSTS.filter((post) => !(`post.${post}` in zh))).toEqual([]);
    expect(UNIT_LEVELS.filter((level) => !(`level.${level}` in zh))).toEqual([]);
  });

  test('are Chinese unless the terminal is English', () => {
    expect(localeOf({ LANG: 'C.UTF-8' })).toBe('zh-CN');
    expect(localeOf({})).toBe('zh-CN');
    expect(localeOf({ LANG: 'en_US.UTF-8' })).toBe('en');
    expect(localeOf({ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' })).toBe('zh-CN');
  });

  test('have their places filled', () => {
    expect(fill('{{a}} of {{b}}, {{c}}', { a: 1, b: 'two' })).toBe('1 of two, ');
  });
});
