import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { activityRecord } from './activity.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const HOSTS = ['culture.keeper', 'culture.street', 'culture.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(activityRecord, {
  roles,
  relations: () => ({ anybody: {} }),
  rules: {
    plan: { by: HOSTS, from: ['idea'], to: 'planned' },
    publish: { by: HOSTS, from: ['planned'], to: 'published' },
    hold: { by: HOSTS, from: ['published'], to: 'held' },
    record: { by: HOSTS, from: ['published', 'held'], to: 'recorded' },
    'record-past': { by: HOSTS, from: ['idea'], to: 'recorded' },
    close: { by: HOSTS, from: ['recorded'], to: 'closed' },
    change: { by: HOSTS, from: ['planned', 'published'] },
    correct: { by: HOSTS, from: ['recorded'] },
    'remove-photo': { by: HOSTS, from: ['recorded', 'closed'] },
    unpublish: { by: ['culture.street'], from: ['published'], to: 'planned' },
    cancel: { by: HOSTS, from: ['idea', 'planned', 'published'], to: 'cancelled' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
