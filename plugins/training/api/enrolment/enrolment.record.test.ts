import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { enrolmentRecord } from './enrolment.record.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const DESKS = ['training.organiser', 'training.unit-desk'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(enrolmentRecord, {
  roles,
  relations: (me, other) => ({ self: { accountId: me }, other: { accountId: other }, unknown: { accountId: null } }),
  rules: {
    confirm: {
      by: ['training.member'],
      barred: { other: 'not-self', unknown: 'not-self' },
      from: ['nominated'],
      to: 'confirmed',
    },
    decline: {
      by: ['training.member'],
      barred: { other: 'not-self', unknown: 'not-self' },
      from: ['nominated'],
      to: 'declined',
    },
    'confirm-for': { by: DESKS, from: ['nominated'], to: 'confirmed' },
    'decline-for': { by: DESKS, from: ['nominated'], to: 'declined' },
    complete: { by: ['training.organiser'], from: ['confirmed'], to: 'completed' },
    miss: { by: ['training.organiser'], from: ['confirmed'], to: 'absent' },
    withdraw: { by: DESKS, from: ['nominated', 'confirmed'], to: 'withdrawn' },
  },
});

test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));
