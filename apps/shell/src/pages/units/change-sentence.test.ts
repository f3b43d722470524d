import { expect, test } from '@jest/globals';
import type { UnitChange } from '@linli/contracts';
import { translate } from '@linli/sdk-web';
import { changeSentence } from './change-sentence.ts';
import '../../texts/shell-texts.ts';

const t = Object.assign((key: string, values = {}) => translate('zh-CN', 'shell', key, values), { has: () => true });
const change = (more: Partial<UnitChange>): UnitChange => ({
  id: '1',
  kind: 'created',
  at: '2026-11-23T00:00:00Z',
  by: '赵明远',
  reason: null,
  before: null,
  after: null,
  ...more,
});
const parent = (name: string) => ({ id: 1, name });

test.each([
  ['a new unit', change({ after: { name: '第一网格' } }), '赵明远新建了“第一网格”。'],
  [
    'a new name',
    change({ kind: 'renamed', before: { name: '甲' }, after: { name: '乙' } }),
    '赵明远将“甲”更名为“乙”。',
  ],
  [
    'a move with a reason',
    change({
      kind: 'moved',
      reason: '属地调整',
      before: { code: '1201', parent: parent('大王庄街道') },
      after: { code: '1202', parent: parent('春华街道') },
    }),
    '赵明远将它由大王庄街道划转到春华街道。理由：属地调整',
  ],
  [
    'a new code',
    change({
      kind: 'recoded',
      before: { code: '1201' },
      after: { code: '1202' },
    }),
    '赵明远将代码由 1201 换为 1202。',
  ],
  [
    'a code that is taken away before the new one is issued',
    change({ kind: 'recoded', before: { code: '1201' }, after: { code: null } }),
    '赵明远停用了代码 1201，新代码待定。',
  ],
])('%s reads as a sentence', (_, given, sentence) => {
  expect(changeSentence(t, given)).toBe(sentence);
});
