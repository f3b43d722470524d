import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { clubRecord } from './club.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const HOSTS = ['culture.keeper', 'culture.street'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(clubRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    change: { by: HOSTS, from: ['active'] },
    'link-branch': { by: HOSTS, from: ['active'] },
    'unlink-branch': { by: HOSTS, from: ['active'] },
    retire: { by: HOSTS, from: ['active'], to: 'retired' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
