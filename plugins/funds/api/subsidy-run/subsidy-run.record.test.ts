import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { subsidyRunRecord } from './subsidy-run.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const [recorder, finance, approver] = [['funds.recorder'], ['funds.finance'], ['funds.approver']];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(subsidyRunRecord, {
  roles,
  relations: (me, other) => ({
    'who computed it': { computedBy: me, checkedBy: other },
    'who checked it': { computedBy: other, checkedBy: me },
    'a third person': { computedBy: other, checkedBy: other },
  }),
  rules: {
    compute: { by: recorder, from: ['drafted', 'returned'], to: 'computed' },
    check: { by: finance, from: ['computed'], to: 'checked', barred: { 'who computed it': 'own-run' } },
    approve: {
      by: approver,
      from: ['checked'],
      to: 'approved',
      barred: { 'who computed it': 'own-run', 'who checked it': 'own-check' },
    },
    release: { by: finance, from: ['approved'], to: 'released' },
    finish: { by: finance, from: ['released'], to: 'paid' },
    publish: { by: recorder, from: ['paid'], to: 'published' },
    close: { by: recorder, from: ['published'], to: 'closed' },
    change: { by: recorder, from: ['drafted', 'returned'] },
    compare: { by: recorder, from: ['computed', 'checked', 'approved', 'released'] },
    return: { by: finance, from: ['computed'], to: 'returned', barred: { 'who computed it': 'own-run' } },
    refuse: {
      by: approver,
      from: ['checked'],
      to: 'returned',
      barred: { 'who computed it': 'own-run', 'who checked it': 'own-check' },
    },
    cancel: { by: recorder, from: ['drafted', 'returned', 'computed', 'checked', 'approved'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
