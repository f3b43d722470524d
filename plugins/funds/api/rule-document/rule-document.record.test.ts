import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { ruleDocumentRecord } from './rule-document.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(ruleDocumentRecord, {
  roles,
  relations: (asker, other) => ({ 'whoever drafted it': { createdBy: asker }, 'somebody else': { createdBy: other } }),
  rules: {
    issue: {
      by: ['funds.approver'],
      from: ['drafted'],
      to: 'issued',
      barred: { 'whoever drafted it': 'own-document' },
    },
    change: { by: ['funds.recorder'], from: ['drafted'] },
    drop: { by: ['funds.recorder'], from: ['drafted'], to: 'dropped' },
    end: { by: ['funds.approver'], from: ['issued'], to: 'ended' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
