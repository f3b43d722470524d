import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { roomRecord } from './room.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const by = ['culture.keeper', 'culture.street', 'culture.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(roomRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: { change: { by, from: ['in-use'] }, close: { by, from: ['in-use'], to: 'closed' } },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
