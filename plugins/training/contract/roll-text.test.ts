import { expect, test } from '@jest/globals';
import { readRoll } from './roll-text.ts';

const NAMES = [
  { enrolmentId: 'a', name: '张桂花', organisation: '文华里社区党委' },
  { enrolmentId: 'b', name: '王敏', organisation: '文华里社区党委' },
  { enrolmentId: 'c', name: '王敏', organisation: '靶档社区党委' },
  { enrolmentId: 'd', name: 'Li Wei', organisation: '非公企业党支部' },
];
const read = (text: string) =>
  readRoll(text, NAMES).map(({ enrolmentId, attended, result, note, fault, cell }) => [
    ...[enrolmentId, attended, result, note],
    ...(fault ? [`${fault}: ${cell}`] : []),
  ]);

test.each<[string, string, unknown[][]]>([
  ['a name alone came and passed', '张桂花', [['a', true, 'passed', null]]],
  [
    'full-width digits, blanks and a blank inside the name',
    '１．\t张 桂花　 \t √ \t合格 ',
    [['a', true, 'passed', null]],
  ],
  ['headers and blank lines are passed over', '序号\t姓名\n\n姓名\t到课\n张桂花\t到', [['a', true, 'passed', null]]],
  ['whoever did not come has no result', '张桂花\t缺课\t\t家里有事', [['a', false, null, '家里有事']]],
  ['a result with its reason', '张桂花\t到\t未完成\t中途请假', [['a', true, 'unfinished', '中途请假']]],
  ['two of one name are told apart by their body', '王敏\t靶档社区党委\t到\t不合格', [['c', true, 'failed', null]]],
  ['and not guessed without it', '王敏\t到', [[null, true, 'passed', null, 'several-of-name: 王敏']]],
  ['a name that is not on the roll', '赵六\t到', [[null, true, 'passed', null, 'unknown-name: 赵六']]],
  [
    'a word that is misspelt lets nobody pass',
    '张桂花\t到\t合个',
    [['a', true, 'passed', '合个', 'unknown-word: 合个']],
  ],
  [
    'somebody twice',
    '张桂花\n张桂花',
    [
      ['a', true, 'passed', null],
      ['a', true, 'passed', null, 'twice: 张桂花'],
    ],
  ],
  ['letters of either width', 'ｌｉ　ｗｅｉ\t0', [['d', false, null, null]]],
  [
    'Windows lines',
    '张桂花\t到\r\n王敏\t文华里社区党委\t缺',
    [
      ['a', true, 'passed', null],
      ['b', false, null, null],
    ],
  ],
])('%s', (_, text, rows) => expect(read(text)).toEqual(rows));

test('lines are counted as they were pasted', () => {
  expect(readRoll('姓名\n\n张桂花\n赵六', NAMES).map(({ line, fault }) => [line, fault])).toEqual([
    [3, null],
    [4, 'unknown-name'],
  ]);
});
