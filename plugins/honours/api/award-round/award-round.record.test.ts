import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { awardRoundRecord } from './award-round.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['honours.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(awardRoundRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    open: { by, from: ['planned'], to: 'open' },
    close: { by, from: ['open'], to: 'closed' },
    decide: { by, from: ['closed'], to: 'deciding' },
    conclude: { by, from: ['deciding'], to: 'concluded' },
    change: { by, from: ['planned'] },
    cancel: { by, from: ['planned', 'open', 'closed'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
