import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { subsidyEntryRecord } from './subsidy-entry.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const [finance, recorder] = [['funds.finance'], ['funds.recorder']];
const BEFORE = 'somebody before the release';

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(subsidyEntryRecord, {
  roles,
  relations: () => ({ [BEFORE]: { releasedOn: null }, 'somebody after the release': { releasedOn: '2026-03-01' } }),
  rules: {
    pay: { by: finance, from: ['open', 'failed'], to: 'paid', barred: { [BEFORE]: 'not-released' } },
    fail: { by: finance, from: ['open', 'paid'], to: 'failed', barred: { [BEFORE]: 'not-released' } },
    keep: { by: recorder, from: ['held'], to: 'open' },
    hold: { by: recorder, from: ['open', 'failed'], to: 'held' },
    remove: { by: recorder, from: ['held'], to: 'removed' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
