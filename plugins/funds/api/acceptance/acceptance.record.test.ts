import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { acceptanceRecord } from './acceptance.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['funds.reviewer'];
const barred = { 'the filer of the project': 'own-project' } as const;

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(acceptanceRecord, {
  roles,
  relations: (me, other) => ({ 'the filer of the project': { projectBy: me }, 'somebody else': { projectBy: other } }),
  rules: {
    pass: { by, from: ['convened'], to: 'passed', barred },
    rework: { by, from: ['convened'], to: 'rework', barred },
    cancel: { by, from: ['convened'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
