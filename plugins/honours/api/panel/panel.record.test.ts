import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { panelRecord } from './panel.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const DISTRICT = ['honours.district'];
const SEATED = ['honours.street', 'honours.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(panelRecord, {
  roles,
  relations: (asker, other) => ({ 'a member': { members: [asker, other] }, 'somebody else': { members: [other] } }),
  rules: {
    open: { by: DISTRICT, from: ['called'], to: 'open' },
    conclude: { by: DISTRICT, from: ['open'], to: 'concluded' },
    'add-case': { by: DISTRICT, from: ['called'] },
    'stand-aside': { by: SEATED, from: ['called', 'open'], barred: { 'somebody else': 'not-member' } },
    vote: { by: SEATED, from: ['open'], barred: { 'somebody else': 'not-member' } },
    count: { by: DISTRICT, from: ['open'] },
    cancel: { by: DISTRICT, from: ['called', 'open'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
