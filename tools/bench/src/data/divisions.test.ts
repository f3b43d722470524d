import { expect, test } from '@jest/globals';
import { cellsOf, shareOf } from './divisions.ts';
import type { Division } from './divisions.ts';

const districts = 20;
const nation: Division[] = [
  { code: '11', name: '省', level: 'province', parent: '' },
  { code: '12', name: '空省', level: 'province', parent: '' },
  { code: '1101', name: '市', level: 'city', parent: '11' },
  ...Array.from({ length: districts }, (_, at): Division[] => {
    const code = String(110_101 + at);
    return [
      { code, name: '区', level: 'district', parent: '1101' },
      { code: `${code}001`, name: '街道', level: 'street', parent: code },
      { code: `${code}001001`, name: '社区', level: 'community', parent: `${code}001` },
    ];
  }).flat(),
];

test('a share of the nation is whole districts with what stands above and below them', () => {
  const tenth = shareOf(nation, 0.1);
  expect(tenth.filter(({ level }) => level === 'district')).toHaveLength(2);
  const codes = new Set(tenth.map(({ code }) => code));
  for (const { parent } of tenth) expect(parent === '' || codes.has(parent)).toBe(true);
  expect(tenth.filter(({ level }) => level === 'community')).toHaveLength(2);
  expect(codes.has('12')).toBe(false);
});

test('a small share lies within a larger one', () => {
  const larger = new Set(shareOf(nation, 0.2).map(({ code }) => code));
  for (const { code } of shareOf(nation, 0.05)) expect(larger).toContain(code);
  expect(shareOf(nation, 1)).toEqual(nation);
});

test.each([
  ['11,"北京市"', ['11', '北京市']],
  ['1,"a, ""b""",3', ['1', 'a, "b"', '3']],
  ['1,,3', ['1', '', '3']],
])('the line %s is read cell by cell', (line, cells) => {
  expect(cellsOf(line)).toEqual(cells);
});
