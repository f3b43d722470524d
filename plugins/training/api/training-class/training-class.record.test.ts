import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { trainingClassRecord } from './training-class.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(trainingClassRecord, {
  roles,
  relations: (me, other) => ({ drafter: { createdBy: me }, other: { createdBy: other } }),
  rules: {
    approve: {
      by: ['training.approver'],
      barred: { drafter: 'same-person' },
      from: ['draft'],
      to: 'approved',
    },
    open: { by: ['training.organiser'], from: ['approved'], to: 'enrolling' },
    start: { by: ['training.organiser'], from: ['enrolling'], to: 'running' },
    finish: { by: ['training.organiser'], from: ['running'], to: 'finished' },
    archive: { by: ['training.organiser'], from: ['finished'], to: 'archived' },
    change: { by: ['training.organiser'], from: ['draft'] },
    cancel: {
      by: ['training.organiser'],
      from: ['draft', 'approved', 'enrolling', 'running'],
      to: 'cancelled',
    },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
