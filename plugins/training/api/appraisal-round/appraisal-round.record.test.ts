import { readFileSync } from 'node:fs';
import { addDays, dayOf, manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { appraisalRoundRecord } from './appraisal-round.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['training.organiser'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(appraisalRoundRecord, {
  roles,
  relations: () => ({
    anybody: { endsOn: dayOf(new Date()) },
    'anybody after its last day': { endsOn: addDays(dayOf(new Date()), -1) },
  }),
  rules: {
    appoint: { by, from: ['planned', 'appointed'], to: 'appointed' },
    begin: { by, barred: { 'anybody after its last day': 'over' }, from: ['appointed'], to: 'underway' },
    close: { by, from: ['underway'], to: 'closed' },
    extend: { by, from: ['planned', 'appointed', 'underway'] },
    cancel: { by, from: ['planned', 'appointed'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
