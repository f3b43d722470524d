import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { aftercareRecord } from './aftercare.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const KEEPERS = ['honours.verifier', 'honours.street'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(aftercareRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    fulfil: { by: KEEPERS, from: ['promised'], to: 'done' },
    change: { by: KEEPERS, from: ['promised'] },
    drop: { by: KEEPERS, from: ['promised'], to: 'dropped' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
