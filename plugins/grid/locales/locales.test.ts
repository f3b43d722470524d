import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ISSUE_ACTIONS, ISSUE_CATEGORIES, ISSUE_OUTCOMES, ISSUE_STATES } from '../contract/index.ts';

const read = (locale: string) => JSON.parse(readFileSync(`locales/${locale}.json`, 'utf8')) as Record<string, string>;
const [zh, en] = [read('zh-CN'), read('en')];

test('both languages have the same texts with the same places in them', () => {
  const places = (texts: Record<string, string>) =>
    Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\{\w+\}\}/g) ?? []).sort()]);
  expect(places(en)).toEqual(places(zh));
});

test('every state, category, outcome and step has its word', () => {
  const keys = [
    ...ISSUE_STATES.map((state) => `issue.state.${state}`),
    ...ISSUE_CATEGORIES.map((category) => `issue.category.${category}`),
    ...ISSUE_OUTCOMES.map((outcome) => `issue.outcome.${outcome}`),
    ...ISSUE_ACTIONS.flatMap((action) => [`issue.history.${action}`, `issue.done.${action}`]),
  ];
  expect(keys.filter((key) => !zh[key])).toEqual([]);
});

test('Chinese sentences have full-width punctuation', () => {
  expect(Object.values(zh).filter((text) => /[\u4e00-\u9fff][,;:?!]/.test(text))).toEqual([]);
});
