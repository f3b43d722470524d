import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { ruleDocumentRecord } from './rule-document.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(ruleDocumentRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    change: { by: ['funds.recorder'], from: ['active'] },
    close: { by: ['funds.approver'], from: ['active'], to: 'closed' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
