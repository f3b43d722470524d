import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { fundRecord } from './fund.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(fundRecord, {
  roles,
  relations: (asker, other) => ({ 'whoever drafted it': { createdBy: asker }, 'somebody else': { createdBy: other } }),
  rules: {
    approve: {
      by: ['funds.approver'],
      from: ['drafted'],
      to: 'approved',
      barred: { 'whoever drafted it': 'own-fund' },
    },
    refuse: { by: ['funds.approver'], from: ['drafted'], to: 'refused', barred: { 'whoever drafted it': 'own-fund' } },
    change: { by: ['funds.recorder'], from: ['drafted'] },
    drop: { by: ['funds.recorder'], from: ['drafted'], to: 'dropped' },
    close: { by: ['funds.recorder'], from: ['approved'], to: 'closed' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
