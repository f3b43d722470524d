import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { opinionRecord } from './opinion.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(opinionRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    answer: { by: ['honours.street', 'honours.district'], from: ['asked'], to: 'answered' },
    'take-back': { by: ['honours.street'], from: ['asked'], to: 'taken-back' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
