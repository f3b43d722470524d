import { readFileSync } from 'node:fs';
import { addDays, dayOf, manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { appraisalRecord } from './appraisal.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const DESK = ['training.appraisal-desk'];
const FAR = { startsOn: '2020-01-01', endsOn: '2999-12-31', replyUntil: new Date(0) };

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(appraisalRecord, {
  roles,
  relations: (me, other) => ({
    assessor: { ...FAR, assessorId: me, accountId: other },
    self: { ...FAR, assessorId: other, accountId: me },
    other: { ...FAR, assessorId: other, accountId: other },
    'assessor after the last day': { ...FAR, endsOn: addDays(dayOf(new Date()), -1), assessorId: me, accountId: other },
    'other while there is time': { ...FAR, replyUntil: new Date('2999-01-01'), assessorId: other, accountId: other },
  }),
  rules: {
    file: {
      by: ['training.assessor'],
      barred: {
        self: 'not-assessor',
        other: 'not-assessor',
        'assessor after the last day': 'not-in-period',
        'other while there is time': 'not-assessor',
      },
      from: ['open', 'returned'],
      to: 'filed',
    },
    reply: {
      by: ['training.member'],
      barred: {
        assessor: 'not-self',
        other: 'not-self',
        'assessor after the last day': 'not-self',
        'other while there is time': 'not-self',
      },
      from: ['filed'],
      to: 'replied',
    },
    'no-reply': {
      by: DESK,
      barred: { self: 'own-appraisal', 'other while there is time': 'still-time' },
      from: ['filed'],
      to: 'replied',
    },
    confirm: { by: DESK, barred: { self: 'own-appraisal' }, from: ['replied'], to: 'in-force' },
    return: { by: DESK, barred: { self: 'own-appraisal' }, from: ['replied'], to: 'returned' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
