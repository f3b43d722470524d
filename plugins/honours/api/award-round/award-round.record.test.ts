import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { awardRoundRecord } from './award-round.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(awardRoundRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    change: { by: ['honours.keeper'], from: ['active'] },
    close: { by: ['honours.keeper'], from: ['active'], to: 'closed' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
