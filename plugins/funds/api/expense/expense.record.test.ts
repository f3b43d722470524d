import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { expenseRecord } from './expense.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const barred = { 'the filer': 'own-expense' } as const;
const twice = { ...barred, 'the checker': 'own-check' } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(expenseRecord, {
  roles,
  relations: (me, other) => ({
    'the filer': { createdBy: me, checkedBy: other },
    'the checker': { createdBy: other, checkedBy: me },
    'somebody else': { createdBy: other, checkedBy: other },
  }),
  rules: {
    check: { by: ['funds.reviewer'], from: ['filed'], to: 'checked', barred },
    'check-refuse': { by: ['funds.reviewer'], from: ['filed'], to: 'refused', barred },
    approve: { by: ['funds.approver'], from: ['checked'], to: 'approved', barred: twice },
    'approve-refuse': { by: ['funds.approver'], from: ['checked'], to: 'refused', barred: twice },
    pay: { by: ['funds.finance'], from: ['approved'], to: 'paid', barred },
    reverse: { by: ['funds.finance'], from: ['paid'], to: 'reversed', barred },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
