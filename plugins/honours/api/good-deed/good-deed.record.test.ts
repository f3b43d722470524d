import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { goodDeedRecord } from './good-deed.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const DESK = ['honours.entry', 'honours.street'];
const DOOR = [...DESK, 'honours.verifier', 'honours.district'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(goodDeedRecord, {
  roles,
  relations: (asker, other) => ({
    'whoever told it': { createdBy: asker, personName: '某人' },
    'somebody else': { createdBy: other, personName: '某人' },
    'somebody else, of a deed without a name': { createdBy: other, personName: null },
  }),
  rules: {
    check: {
      by: ['honours.verifier', 'honours.street'],
      from: ['told'],
      to: 'checked',
      barred: { 'whoever told it': 'own-deed' },
    },
    publish: {
      by: ['honours.street'],
      from: ['checked'],
      to: 'published',
      barred: { 'whoever told it': 'own-deed' },
    },
    'record-naming': {
      by: DESK,
      from: ['told', 'checked'],
      barred: { 'somebody else, of a deed without a name': 'no-name' },
    },
    change: { by: DESK, from: ['told'] },
    'send-back': { by: ['honours.street'], from: ['checked'], to: 'told' },
    'not-publish': { by: ['honours.verifier', 'honours.street'], from: ['told', 'checked'], to: 'not-published' },
    'take-down': { by: DOOR, from: ['published'], to: 'taken-down' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
