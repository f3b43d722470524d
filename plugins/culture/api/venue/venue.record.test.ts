import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { venueRecord } from './venue.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['culture.keeper', 'culture.street', 'culture.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(venueRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    open: { by, from: ['prepared'], to: 'open' },
    resume: { by, from: ['suspended'], to: 'open' },
    change: { by, from: ['prepared', 'open', 'suspended'] },
    suspend: { by, from: ['open'], to: 'suspended' },
    close: {
      by: ['culture.street', 'culture.district'],
      from: ['prepared', 'open', 'suspended'],
      to: 'closed',
    },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
