import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { sixMustListRecord } from './six-must-list.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const DISTRICT = ['culture.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(sixMustListRecord, {
  roles,
  relations: (me, other) => ({ 'the drafter': { createdBy: me }, 'somebody else': { createdBy: other } }),
  rules: {
    issue: { by: DISTRICT, from: ['drafted'], to: 'in-force', barred: { 'the drafter': 'own-list' } },
    change: { by: DISTRICT, from: ['drafted'] },
    drop: { by: DISTRICT, from: ['drafted'], to: 'dropped' },
    end: { by: DISTRICT, from: ['in-force'], to: 'ended' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
