import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { awardRecord } from './award.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const DOOR = ['honours.entry', 'honours.verifier', 'honours.street', 'honours.district'];
const KEPT = ['awarded', 'hearing', 'heard'] as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(awardRecord, {
  roles,
  relations: (asker, other) => ({
    'whoever recorded the hearing': { recorderId: asker },
    'somebody else': { recorderId: other },
  }),
  rules: {
    'plan-hearing': { by: ['honours.district'], from: ['awarded'], to: 'hearing' },
    'record-hearing': { by: ['honours.district'], from: ['hearing'], to: 'heard' },
    keep: {
      by: ['honours.district'],
      from: ['heard'],
      to: 'awarded',
      barred: { 'whoever recorded the hearing': 'same-person' },
    },
    revoke: {
      by: ['honours.district'],
      from: ['heard'],
      to: 'revoked',
      barred: { 'whoever recorded the hearing': 'same-person' },
    },
    'leave-wall': { by: DOOR, from: KEPT },
    'give-back': { by: DOOR, from: KEPT, to: 'given-back' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
