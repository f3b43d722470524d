import { expect, test } from '@jest/globals';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import '../index.ts';
import { translate } from './use-texts.ts';

const withoutPlural = (keys: string[]) => [...new Set(keys.map((key) => key.replace(/_(one|other)$/, '')))].sort();
const places = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

test('both languages have every text, with the same places to fill', () => {
  expect(withoutPlural(Object.keys(en))).toEqual(withoutPlural(Object.keys(zhCN)));
  for (const [key, text] of Object.entries(zhCN)) {
    const english = (en as Record<string, string>)[key] ?? (en as Record<string, string>)[`${key}_other`] ?? '';
    expect([key, places(english)]).toEqual([key, places(text)]);
  }
});

test('Chinese texts have no exclamation marks and no half-width punctuation between Chinese words', () => {
  for (const text of Object.values(zhCN)) {
    expect(text).not.toMatch(/[!！]/);
    expect(text).not.toMatch(/[\u4e00-\u9fff][,;:?]/);
  }
});

test('a text is found by its dotted key, in the language asked for, with its plural', () => {
  expect(translate('zh-CN', 'sdk', 'error.retry')).toBe('再试一次');
  expect(translate('en', 'sdk', 'list.total', { count: 1, text: '1' })).toBe('1 item');
  expect(translate('en', 'sdk', 'list.total', { count: 2, text: '2' })).toBe('2 items');
});
