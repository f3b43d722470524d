import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { judgeRecord } from '@linli/sdk-server';
import { everyTransition } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import { ALLOCATION_PERMISSION as P } from '../../contract/index.ts';
import { AllocationRow } from './allocation.entity.ts';
import { allocationRecord } from './allocation.record.ts';
import { givingUnit } from './giving-unit.ts';

const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const CHECKERS = ['funds.reviewer', 'funds.recorder'];
const FILERS = ['funds.clerk', 'funds.recorder'];

/** What is expected, without the machine's own table. What is not here must be refused. */
const cases = everyTransition(allocationRecord, {
  roles,
  relations: (asker, other): Record<string, Partial<AllocationRow>> => ({
    'whoever filed it': { giver: 'above', createdBy: asker, checkedBy: other },
    'whoever checked it': { giver: 'above', createdBy: other, checkedBy: asker },
    'somebody else': { giver: 'above', createdBy: other, checkedBy: other },
  }),
  rules: {
    check: { by: CHECKERS, from: ['filed'], to: 'checked', barred: { 'whoever filed it': 'own-allocation' } },
    'turn-down': { by: CHECKERS, from: ['filed'], to: 'refused', barred: { 'whoever filed it': 'own-allocation' } },
    approve: {
      by: ['funds.approver'],
      from: ['checked'],
      to: 'approved',
      barred: { 'whoever filed it': 'own-allocation', 'whoever checked it': 'checked-by-you' },
    },
    refuse: {
      by: ['funds.approver'],
      from: ['checked'],
      to: 'refused',
      barred: { 'whoever filed it': 'own-allocation', 'whoever checked it': 'checked-by-you' },
    },
    undo: {
      by: ['funds.approver'],
      from: ['approved'],
      to: 'undone',
      barred: { 'whoever filed it': 'own-allocation' },
    },
    withdraw: {
      by: FILERS,
      from: ['filed'],
      to: 'withdrawn',
      barred: { 'whoever checked it': 'not-yours', 'somebody else': 'not-yours' },
    },
  },
});

/** What is quiet is not offered at all to whom it is barred. */
test.each(cases)('$title', ({ is, should }) => expect(is).toEqual(should));

const PLACE = { provinceId: 1, cityId: 2, districtId: 3, streetId: 4, communityId: 5, gridId: null };
const row = (values: Partial<AllocationRow>) =>
  Object.assign(new AllocationRow(), { ...PLACE, unitId: 5, state: 'checked', createdBy: 'a', checkedBy: 'b' }, values);
const verdict = (of: AllocationRow, anchor: number, level: 'street' | 'community' | 'district') =>
  judgeRecord(allocationRecord, 'approve', of, { accountId: 'c', scopes: new Map([[P.approve, [[anchor, level]]]]) });

test('who gets does not approve for who gives', () => {
  const toCommunity = row({ giver: 'above' });
  expect(verdict(toCommunity, 5, 'community')).toBe('out-of-reach');
  expect(verdict(toCommunity, 4, 'street')).toBe('allowed');
  const toStreet = row({ giver: 'above', communityId: null, unitId: 4 });
  expect(verdict(toStreet, 4, 'street')).toBe('out-of-reach');
  expect(verdict(toStreet, 3, 'district')).toBe('allowed');
  expect(verdict(row({ giver: 'own' }), 5, 'community')).toBe('allowed');
});

test('the giver is the unit above, or the unit itself', () => {
  expect(givingUnit(row({ giver: 'above' }))).toBe(4);
  expect(givingUnit(row({ giver: 'own' }))).toBe(5);
  expect(givingUnit(row({ giver: 'above', communityId: null, streetId: null, unitId: 3 }))).toBe(2);
});
