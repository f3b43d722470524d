import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { sixMustCheckRecord } from './six-must-check.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));

/** What is expected, without the machine's own table. What is not here must be refused: whoever keeps a venue does not check it. */
const cases = everyTransition(sixMustCheckRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: { withdraw: { by: ['culture.street', 'culture.district'], from: ['filed'], to: 'withdrawn' } },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
