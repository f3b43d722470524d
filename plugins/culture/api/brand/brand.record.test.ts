import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { brandRecord } from './brand.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const PROPOSERS = ['culture.keeper'];
const BY_STREET = { by: ['culture.street'], barred: { proposer: 'same-person' } } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(brandRecord, {
  roles,
  relations: (me, other) => ({ proposer: { createdBy: me }, other: { createdBy: other } }),
  rules: {
    recognise: { ...BY_STREET, from: ['proposed'], to: 'recognised' },
    refuse: { ...BY_STREET, from: ['proposed'], to: 'not-recognised' },
    launch: { by: PROPOSERS, from: ['recognised'], to: 'active' },
    change: { by: PROPOSERS, from: ['proposed', 'recognised', 'active'] },
    retire: { by: PROPOSERS, from: ['recognised', 'active'], to: 'retired' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
