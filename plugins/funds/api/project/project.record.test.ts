import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { projectRecord } from './project.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const [clerk, reviewer, recorder, finance, approver] = [
  ['funds.clerk'],
  ['funds.reviewer'],
  ['funds.recorder'],
  ['funds.finance'],
  ['funds.approver'],
];
const barred = { 'the filer': 'own-project', 'who submitted it': 'own-submission' } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(projectRecord, {
  roles,
  relations: (me, other) => ({
    'the filer': { createdBy: me, submittedBy: other, reviewedBy: other },
    'who submitted it': { createdBy: other, submittedBy: me, reviewedBy: other },
    'the reviewer': { createdBy: other, submittedBy: other, reviewedBy: me },
    'somebody else': { createdBy: other, submittedBy: other, reviewedBy: other },
  }),
  rules: {
    deliberate: { by: clerk, from: ['draft'], to: 'deliberated' },
    submit: { by: clerk, from: ['deliberated'], to: 'submitted' },
    review: { by: reviewer, from: ['submitted'], to: 'reviewed', barred },
    'review-return': { by: reviewer, from: ['submitted'], to: 'draft', barred },
    'review-reject': { by: reviewer, from: ['submitted'], to: 'rejected', barred },
    record: { by: recorder, from: ['reviewed'], to: 'recorded', barred },
    'record-return': { by: recorder, from: ['reviewed'], to: 'draft', barred },
    'record-reject': { by: recorder, from: ['reviewed'], to: 'rejected', barred },
    notice: { by: recorder, from: ['recorded'], to: 'notice' },
    'record-notice': { by: recorder, from: ['recorded'], to: 'notice', barred },
    approve: { by: approver, from: ['notice'], to: 'approved', barred: { ...barred, 'the reviewer': 'own-review' } },
    fund: { by: finance, from: ['approved'], to: 'funded', barred },
    begin: { by: clerk, from: ['funded'], to: 'running' },
    complete: { by: clerk, from: ['running', 'rework'], to: 'completed' },
    accept: { by: reviewer, from: ['completed'], to: 'accepted', barred },
    'send-back': { by: reviewer, from: ['completed'], to: 'rework', barred },
    publish: { by: reviewer, from: ['accepted'], to: 'published', barred },
    close: { by: finance, from: ['published'], to: 'closed', barred },
    settle: { by: finance, from: ['terminated'], to: 'settled', barred },
    change: { by: clerk, from: ['draft'] },
    redraft: { by: clerk, from: ['deliberated'], to: 'draft' },
    revise: { by: recorder, from: ['notice'], to: 'draft' },
    drop: { by: clerk, from: ['draft', 'deliberated'], to: 'rejected' },
    terminate: { by: approver, from: ['approved', 'funded', 'running', 'rework'], to: 'terminated', barred },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
