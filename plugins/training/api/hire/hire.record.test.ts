import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { hireRecord } from './hire.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['training.organiser'];
const MATCH = { id: 'x', name: '王示例', unit: '甲社区', readable: true };

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(hireRecord, {
  roles,
  relations: () => ({ 'who sees a match': { matches: [MATCH] }, 'who sees no match': { matches: null } }),
  rules: {
    carry: { by, from: ['pending', 'refused'], to: 'pending' },
    same: { by, from: ['refused'], to: 'pending', barred: { 'who sees no match': 'no-match' } },
    other: { by, from: ['refused'], to: 'pending', barred: { 'who sees no match': 'no-match' } },
    refuse: { by, from: ['pending'], to: 'refused' },
    finish: { by, from: ['pending'], to: 'done' },
    begin: { by, from: ['listed'], to: 'pending' },
    remove: { by, from: ['listed'], to: 'removed' },
    drop: { by, from: ['pending', 'refused'], to: 'dropped' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
