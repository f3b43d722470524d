import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { renovationRecord } from './renovation.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['culture.keeper', 'culture.street', 'culture.district'];
const district = { by: ['culture.district'], barred: { 'the planner': 'own-plan' } } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(renovationRecord, {
  roles,
  relations: (me, other) => ({ 'the planner': { createdBy: me }, 'somebody else': { createdBy: other } }),
  rules: {
    begin: { by, from: ['planned'], to: 'under-way' },
    accept: { ...district, from: ['under-way'], to: 'accepted' },
    rework: { ...district, from: ['under-way'] },
    open: { by, from: ['accepted'], to: 'open' },
    change: { by, from: ['planned', 'under-way'] },
    cancel: { by, from: ['planned', 'under-way'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
