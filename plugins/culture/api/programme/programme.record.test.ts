import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { programmeRecord } from './programme.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const HOSTS = ['culture.street', 'culture.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(programmeRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    change: { by: HOSTS, from: ['active'] },
    close: { by: HOSTS, from: ['active'], to: 'closed' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
