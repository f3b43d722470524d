import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { gradeChangeRecord } from './grade-change.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const barred = { proposer: 'same-person' } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(gradeChangeRecord, {
  roles,
  relations: (me, other) => ({ proposer: { createdBy: me }, other: { createdBy: other } }),
  rules: {
    approve: { by: ['training.approver'], barred, from: ['proposed'], to: 'approved' },
    refuse: { by: ['training.approver'], barred, from: ['proposed'], to: 'refused' },
    withdraw: { by: ['training.organiser', 'training.unit-desk'], from: ['proposed'], to: 'withdrawn' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
