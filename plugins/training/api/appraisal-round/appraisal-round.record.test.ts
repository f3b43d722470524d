import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { appraisalRoundRecord } from './appraisal-round.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['training.organiser'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(appraisalRoundRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    appoint: { by, from: ['planned', 'appointed'], to: 'appointed' },
    begin: { by, from: ['appointed'], to: 'underway' },
    close: { by, from: ['underway'], to: 'closed' },
    cancel: { by, from: ['planned', 'appointed'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
