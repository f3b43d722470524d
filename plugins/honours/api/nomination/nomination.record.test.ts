import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { nominationRecord } from './nomination.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const verifiers = ['honours.verifier', 'honours.street'];
const askers = ['honours.entry', 'honours.verifier'];
const own = { enterer: 'own-entry' } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(nominationRecord, {
  roles,
  relations: (asker, other) => ({
    'somebody else': { createdBy: other, firstVerifierId: other },
    enterer: { createdBy: asker, firstVerifierId: other },
    'who verified it first': { createdBy: other, firstVerifierId: asker },
  }),
  rules: {
    accept: { by: verifiers, from: ['submitted'], to: 'accepted', barred: own },
    merge: { by: verifiers, from: ['submitted'], to: 'merged', barred: own },
    refuse: { by: verifiers, from: ['submitted'], to: 'not-accepted', barred: own },
    verify: { by: verifiers, from: ['accepted'], to: 'verified-once', barred: own },
    'verify-again': {
      ...{ by: verifiers, from: ['verified-once'], to: 'verified' },
      barred: { ...own, 'who verified it first': 'same-verifier' },
    },
    disprove: { by: verifiers, from: ['accepted', 'verified-once'], to: 'not-accepted', barred: own },
    consent: { by: askers, from: ['verified'], to: 'consented' },
    decline: { by: askers, from: ['submitted', 'accepted', 'verified-once', 'verified'], to: 'declined' },
    withdraw: { by: askers, from: ['consented'], to: 'declined' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
