import { expect, test } from '@jest/globals';
import { cellOf, valueAt } from './cell-of.ts';
import type { Say } from './cell-of.ts';

const WORDS: Record<string, string> = {
  'issue.state.open': '处理中',
  'issue.kind.true': '公开',
  'export.and': '、',
  'export.true': '是',
  'export.false': '否',
};
const say: Say = (...keys) => keys.map((key) => WORDS[key]).find((text) => text !== undefined);

test.each<[string, unknown, string[], string | number]>([
  ['nothing is an empty cell', null, [], ''],
  ['what is left out is an empty cell', undefined, [], ''],
  ['a number stays one', 1100, [], 1100],
  ['a state is said in words', 'open', ['issue.state'], '处理中'],
  ['a word that nobody knows stands as it is', 'odd', ['issue.state'], 'odd'],
  ['yes and no have the words of everybody', true, [], '是'],
  ['or their own', true, ['issue.kind'], '公开'],
  ['an instant is a time in Shanghai, on its next day too', '2026-11-26T16:05:59.123Z', [], '2026-11-27 00:05'],
  ['a day stays a day', '2026-02-29', [], '2026-02-29'],
  ['a person is a name', { id: '1', name: '孙文静' }, [], '孙文静'],
  ['a post is a title', { id: '1', title: '书记' }, [], '书记'],
  [
    'a place goes from the district down',
    [
      { name: '河东区', level: 'district' },
      { name: '大直沽街道', level: 'street' },
    ],
    [],
    '河东区 / 大直沽街道',
  ],
  ['several choices stand side by side', ['open', 'odd'], ['issue.state'], '处理中、odd'],
  ['no place at all is empty', [], [], ''],
  ['what is no value of an answer is left out', () => 1, [], ''],
])('%s', (_, value, words, cell) => expect(cellOf(value, say, words)).toBe(cell));

test('a value is found where its path leads, and nowhere else', () => {
  const row = { holder: { name: '甲' }, due: null };
  expect(valueAt(row, 'holder.name')).toBe('甲');
  for (const path of ['due.at', 'holder.name.length', 'holder.constructor', 'nothing.at.all'])
    expect(valueAt(row, path)).toBeUndefined();
});
