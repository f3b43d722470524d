import { expect, test } from '@jest/globals';
import { findingsOf } from './rule-check.ts';

const rule = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '管理办法',
  clauses: [
    { no: '第七条第一项', text: '不得用于发放人员补贴', words: ['发放补贴', '劳务费'], firm: true },
    { no: '第七条第二项', text: '不得用于烟酒', words: ['烟', '酒'], firm: false },
  ],
  caps: [
    { no: '第九条', category: 'works' as const, amount: '200000' },
    { no: '第十条', category: 'activity' as const, amount: '20000.50' },
  ],
};
const of = (text: string, fen = 1, category: 'works' | 'activity' | 'goods' = 'goods') =>
  findingsOf(rule, { category, fen, text }).map(({ clause, kind, word, blocks }) => [clause, kind, word, blocks]);

test('a word that is found shows its clause, and holds up only where the clause says so', () => {
  expect(of('给志愿者劳务费，购买烟雾报警器')).toEqual([
    ['第七条第一项', 'forbidden', '劳务费', true],
    ['第七条第二项', 'forbidden', '烟', false],
  ]);
  expect(of('修缮楼道扶手')).toEqual([]);
});

test('blanks and full-width letters hide nothing', () => {
  expect(of('发 放\n补 贴')).toEqual([['第七条第一项', 'forbidden', '发放补贴', true]]);
});

test('a cap holds up what costs more, to the fen, and only its own category', () => {
  expect(of('', 2_000_050, 'activity')).toEqual([]);
  expect(of('', 2_000_051, 'activity')).toEqual([['第十条', 'cap', null, true]]);
  expect(of('', 2_000_051, 'goods')).toEqual([]);
});
