import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { schemeRecord } from './scheme.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['honours.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(schemeRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: { change: { by, from: ['active'] }, close: { by, from: ['active'], to: 'closed' } },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
