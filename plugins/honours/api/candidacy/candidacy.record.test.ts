import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { candidacyRecord } from './candidacy.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const OPEN = ['opinions', 'shortlisted', 'recommended', 'not-recommended', 'noticed', 'objected'] as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(candidacyRecord, {
  roles,
  relations: (asker, other) => ({
    'whoever began it': { createdBy: asker, involved: [asker] },
    'somebody who verified it or sat on its panel': { createdBy: other, involved: [other, asker] },
    'somebody else': { createdBy: other, involved: [other] },
  }),
  rules: {
    shortlist: { by: ['honours.street'], from: ['opinions'], to: 'shortlisted' },
    recommend: { by: ['honours.district'], from: ['shortlisted'], to: 'recommended' },
    'not-recommend': { by: ['honours.district'], from: ['shortlisted'], to: 'not-recommended' },
    publish: { by: ['honours.district'], from: ['recommended'], to: 'noticed' },
    object: { by: ['honours.district'], from: ['noticed'], to: 'objected' },
    investigate: {
      by: ['honours.street', 'honours.district'],
      from: ['objected'],
      to: 'noticed',
      barred: { 'whoever began it': 'involved', 'somebody who verified it or sat on its panel': 'involved' },
    },
    award: {
      by: ['honours.district'],
      from: ['noticed'],
      to: 'awarded',
      barred: { 'whoever began it': 'own-candidacy' },
    },
    refuse: {
      by: ['honours.district'],
      from: OPEN,
      to: 'not-awarded',
      barred: { 'whoever began it': 'own-candidacy' },
    },
    withdraw: { by: ['honours.entry', 'honours.verifier'], from: OPEN, to: 'withdrawn' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
