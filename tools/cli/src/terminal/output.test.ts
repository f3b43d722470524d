import { expect, test } from '@jest/globals';
import { displayWidth, tableLines } from './output.ts';

test('a Chinese character takes two columns', () => {
  expect(displayWidth('网格员 ab')).toBe(9);
  expect(displayWidth('（一）')).toBe(6);
});

test('the columns of a table stand below each other in either script', () => {
  const lines = tableLines([
    ['name', 'post', 'x'],
    ['赵明远', '区划管理员', 'y'],
  ]);
  expect(lines).toEqual(['name    post        x', '赵明远  区划管理员  y']);
});
