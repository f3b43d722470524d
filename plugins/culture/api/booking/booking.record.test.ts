import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { bookingRecord } from './booking.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['culture.keeper', 'culture.street'];
const barred = { 'whoever took it': 'own-booking' } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(bookingRecord, {
  roles,
  relations: (me, other) => ({ 'whoever took it': { createdBy: me }, 'somebody else': { createdBy: other } }),
  rules: {
    approve: { by, from: ['asked'], to: 'approved', barred },
    refuse: { by, from: ['asked'], to: 'refused', barred },
    use: { by, from: ['approved'], to: 'used' },
    'no-show': { by, from: ['approved'], to: 'no-show' },
    close: { by, from: ['used', 'no-show'], to: 'closed' },
    change: { by, from: ['asked'] },
    cancel: { by, from: ['asked', 'approved'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
