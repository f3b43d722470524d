import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { subsidySchemeRecord } from './subsidy-scheme.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(subsidySchemeRecord, {
  roles,
  relations: (me, other) => ({ 'who drafted it': { createdBy: me }, 'somebody else': { createdBy: other } }),
  rules: {
    adopt: { by: ['funds.approver'], from: ['draft'], to: 'active', barred: { 'who drafted it': 'own-scheme' } },
    change: { by: ['funds.recorder'], from: ['draft'] },
    end: { by: ['funds.recorder'], from: ['draft', 'active'], to: 'ended' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
