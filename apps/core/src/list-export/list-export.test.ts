import { readFileSync } from 'node:fs';
import type { ExportedList } from '@linli/sdk-server';
import { expect, test } from '@jest/globals';
import * as accessLists from './access-lists.ts';
import { APPOINTMENT_LIST, GOVERNANCE_LISTS, ORGANISATION_LIST, PEOPLE_LIST } from './body-lists.ts';

const LISTS = [
  PEOPLE_LIST,
  ORGANISATION_LIST,
  APPOINTMENT_LIST,
  ...Object.values(GOVERNANCE_LISTS),
  ...Object.values(accessLists),
] as ExportedList[];
const keys = LISTS.flatMap(({ title, columns }) => [title ?? '', ...columns.flatMap(({ header }) => header)]);

// A column without a header would be left out without a word.
test.each(['zh-CN', 'en'])('every exported list and column of core has its word in %s', (locale) => {
  const words = JSON.parse(readFileSync(`locales/${locale}.json`, 'utf8')) as Record<string, string>;
  expect(keys.filter((key) => !words[key])).toEqual([]);
  expect(keys.length).toBeGreaterThan(100);
});
