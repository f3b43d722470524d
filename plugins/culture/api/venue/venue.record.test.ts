import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { venueRecord } from './venue.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(venueRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    change: { by: ['culture.keeper'], from: ['active'] },
    close: { by: ['culture.keeper'], from: ['active'], to: 'closed' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
