import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { storyRecord } from './story.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const WRITERS = ['honours.verifier', 'honours.street'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(storyRecord, {
  roles,
  relations: (asker, other) => ({ 'whoever wrote it': { createdBy: asker }, 'somebody else': { createdBy: other } }),
  rules: {
    agree: { by: WRITERS, from: ['written'], to: 'agreed' },
    change: { by: WRITERS, from: ['written'] },
    show: {
      by: ['honours.street', 'honours.district'],
      from: ['agreed'],
      to: 'shown',
      barred: { 'whoever wrote it': 'own-story' },
    },
    'take-down': {
      by: ['honours.entry', ...WRITERS, 'honours.district'],
      from: ['written', 'agreed', 'shown'],
      to: 'taken-down',
    },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
