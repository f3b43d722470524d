import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { recruitmentBatchRecord } from './recruitment-batch.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['training.organiser'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(recruitmentBatchRecord, {
  roles,
  relations: (me, other) => ({ 'the planner': { createdBy: me }, 'somebody else': { createdBy: other } }),
  rules: {
    announce: { by, from: ['planned'], to: 'announced' },
    publish: { by, from: ['announced'], to: 'published' },
    hire: { by, from: ['published'], to: 'hired' },
    close: { by, from: ['hired'], to: 'closed' },
    change: { by, from: ['planned', 'announced'] },
    list: { by, from: ['announced'] },
    'record-notice': {
      by: ['training.approver'],
      from: ['announced'],
      to: 'published',
      barred: { 'the planner': 'own-batch' },
    },
    revise: { by, from: ['published'], to: 'announced' },
    cancel: { by, from: ['planned', 'announced', 'published'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
