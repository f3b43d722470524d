import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { expect, test } from '@jest/globals';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const [zh, en] = [read('locales/zh-CN.json'), read('locales/en.json')];

test('both languages have the same texts with the same places in them', () => {
  const places = (texts: Record<string, string>) =>
    Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\{\w+\}\}/g) ?? []).sort()]);
  expect(places(en)).toEqual(places(zh));
});

test('plugin.json names no text that is not there', () => {
  const manifest = manifestSchema.parse(read('plugin.json'));
  const named = [...JSON.stringify(manifest).matchAll(/"%([a-z0-9.-]+)%"/g)].map(([, key = '']) => key);
  expect(named.filter((key) => !zh[key])).toEqual([]);
});

test('Chinese sentences have full-width punctuation', () => {
  expect(Object.values(zh).filter((text) => /[\u4e00-\u9fff][,;:?!]/.test(text))).toEqual([]);
});

test('what waits names whom it waits for by the one place that is filled', () => {
  const waiting = Object.entries(zh).filter(([key]) => /\.waiting\./.test(key));
  expect(waiting.flatMap(([, text]) => text.match(/\{\{\w+\}\}/g) ?? []).filter((each) => each !== '{{who}}')).toEqual(
    [],
  );
});
