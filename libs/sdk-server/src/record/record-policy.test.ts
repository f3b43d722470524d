import type { Anchor, UnitLevel } from '@linli/contracts';
import { permissionsOf } from '@linli/contracts';
import { describe, expect, test } from '@jest/globals';
import { everyTransition } from '../testing/every-transition.ts';
import type { ExpectedRule } from '../testing/every-transition.ts';
import { awaitedFrom, holderOf, judgeRecord, offersOn, waitingFor } from './record-policy.ts';
import type { Asker } from './record-policy.ts';
import { ERRAND_MACHINE } from './testing/errand.machine.ts';
import { ERRANDS, ErrandRow } from './testing/errand.plugin.ts';

const [ME, OTHER] = ['me', 'other'];
const PLACE = { unitId: 7, provinceId: 2, cityId: 3, districtId: 4, streetId: 5, communityId: 6, gridId: 7 };
const ROLES = [
  { id: 'errand.asker', permissions: ['errand.errand.read', 'errand.errand.ask'] },
  { id: 'errand.taker', permissions: ['errand.errand.read', 'errand.errand.take'] },
  { id: 'errand.viewer', permissions: ['errand.errand.read'] },
];
const RULES: Record<'take' | 'refuse' | 'reword' | 'finish', ExpectedRule<typeof ERRAND_MACHINE>> = {
  take: { by: ['errand.taker'], from: ['asked'], to: 'taken', barred: { 'who asked': 'own-errand' } },
  refuse: { by: ['errand.taker'], from: ['asked'], to: 'refused', barred: { 'who asked': 'own-errand' } },
  reword: { by: ['errand.asker'], from: ['asked', 'taken'] },
  finish: {
    by: ['errand.taker'],
    from: ['taken'],
    to: 'done',
    barred: { 'who asked': 'not-taker', 'somebody else': 'not-taker', 'who took it, on hold': 'on-hold' },
  },
};
const relations = (me: string, other: string) => ({
  'who asked': { askerId: me, takerId: other, onHold: false },
  'who took it': { askerId: other, takerId: me, onHold: false },
  'who took it, on hold': { askerId: other, takerId: me, onHold: true },
  'somebody else': { askerId: other, takerId: other, onHold: false },
});

const row = (changes: Partial<ErrandRow> = {}) =>
  Object.assign(new ErrandRow(), PLACE, { state: 'asked', askerId: OTHER, takerId: null, onHold: false }, changes);
const asker = (anchor: Anchor, more: Partial<Asker> = {}): Asker => ({
  accountId: ME,
  scopes: new Map(permissionsOf(ERRAND_MACHINE).map((permission) => [permission, [anchor]])),
  ...more,
});
const nobody: Asker = { accountId: ME, scopes: new Map() };

describe('every transition', () => {
  const cases = everyTransition(ERRANDS, { roles: ROLES, relations, rules: RULES });

  test('is there: 4 actions, 4 states, 3 roles, 4 relations', () => {
    expect(cases).toHaveLength(4 * 4 * 3 * 4);
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
  });

  test.each(cases)('$title', ({ is, should }) => {
    expect(is).toEqual(should);
  });
});

describe('the test of every transition', () => {
  const wrong = (change: Parameters<typeof everyTransition<typeof ERRAND_MACHINE, ErrandRow>>[0]) =>
    everyTransition(change, { roles: ROLES, relations, rules: RULES }).filter(
      ({ is, should }) => JSON.stringify(is) !== JSON.stringify(should),
    ).length;
  const { actions } = ERRAND_MACHINE;
  const withAction = (changed: object) =>
    ({ ...ERRANDS, machine: { ...ERRAND_MACHINE, actions: { ...actions, ...changed } } }) as typeof ERRANDS;

  test.each<[string, typeof ERRANDS]>([
    ['another permission', withAction({ take: { ...actions.take, permission: 'errand.errand.ask' } })],
    ['a state too many', withAction({ finish: { ...actions.finish, from: ['asked', 'taken'] } })],
    ['a state too few', withAction({ reword: { ...actions.reword, from: ['asked'] } })],
    ['another end', withAction({ take: { ...actions.take, to: 'done' } })],
    ['an end where the state should stay', withAction({ reword: { ...actions.reword, to: 'asked' } })],
    ['a guard too few', withAction({ refuse: { ...actions.refuse, guards: [] } })],
    ['a guard too many', withAction({ take: { ...actions.take, guards: ['not-asker', 'taker'] } })],
    ['a guard on the wrong property', { ...ERRANDS, guards: { ...ERRANDS.guards, taker: { is: 'askerId' } } }],
    ['a guard the wrong way round', { ...ERRANDS, guards: { ...ERRANDS.guards, 'not-asker': { is: 'askerId' } } }],
  ])('sees %s', (_, changed) => {
    expect(wrong(changed)).toBeGreaterThan(0);
  });

  test('names a role or a relation that is not there, and a permission that nobody has', () => {
    const take = { ...RULES.take, by: ['errand.takr'], barred: { 'who askd': 'own-errand' as const } };
    expect(() =>
      everyTransition(ERRANDS, {
        roles: ROLES.slice(1),
        relations,
        rules: { ...RULES, reword: { by: [], from: [] }, take },
      }),
    ).toThrow(
      'take: there is no role errand.takr; take: there is no relation who askd; no role holds errand.errand.ask',
    );
  });
});

describe('reach', () => {
  const anchors: [UnitLevel, number, boolean][] = [
    ['nation', 1, true],
    ['district', 4, true],
    ['street', 5, true],
    ['community', 6, true],
    ['grid', 7, true],
    ['street', 55, false],
    ['community', 66, false],
    // The number of another level's unit: an id alone proves nothing.
    ['grid', 5, false],
  ];

  test.each(anchors)('a permission anchored at the %s %d reaches the record: %s', (level, id, reached) => {
    expect(judgeRecord(ERRANDS, 'take', row(), asker([id, level]))).toBe(reached ? 'allowed' : 'out-of-reach');
  });

  test('other permissions held there do not add up to the one that is held elsewhere', () => {
    const scopes = new Map<string, Anchor[]>(permissionsOf(ERRAND_MACHINE).map((each) => [each, [[5, 'street']]]));
    scopes.set('errand.errand.take', [[55, 'street']]);
    expect(judgeRecord(ERRANDS, 'take', row(), { accountId: ME, scopes })).toBe('out-of-reach');
  });

  test('goes through an organisation that the record names, with the permission that is held there alone', () => {
    const held = { ...nobody, organisations: new Map([['errand.errand.take', ['office']]]) };
    expect(judgeRecord(ERRANDS, 'take', row({ officeId: 'office' }), held)).toBe('allowed');
    expect(judgeRecord(ERRANDS, 'take', row({ officeId: 'another' }), held)).toBe('out-of-reach');
    expect(judgeRecord(ERRANDS, 'take', row({ officeId: null }), held)).toBe('out-of-reach');
    expect(judgeRecord(ERRANDS, 'reword', row({ officeId: 'office' }), held)).toBe('out-of-reach');
  });

  test('who holds nothing is offered nothing', () => {
    expect(offersOn(ERRANDS, row({ state: 'taken', takerId: ME }), nobody)).toEqual([]);
  });
});

describe('who has the next step', () => {
  const names = { unit: (id: number) => ({ id, name: `unit ${id}`, level: 'grid' as const }), account: () => '杨晓峰' };

  test('is whoever is in charge at the unit, a person, or nobody', () => {
    expect(waitingFor(ERRANDS, row(), names)).toMatchObject({ action: 'take', person: null, unit: { id: 7 } });
    const there = { ...ERRANDS, inCharge: () => 5 };
    expect(waitingFor(there, row(), names)).toMatchObject({ action: 'take', unit: { id: 5 } });
    expect(waitingFor(ERRANDS, row({ state: 'taken', takerId: ME }), names)).toEqual({
      action: 'finish',
      person: '杨晓峰',
      unit: null,
    });
    expect(waitingFor(ERRANDS, row({ state: 'done' }), names)).toBeNull();
  });

  test('is the holder of that step alone', () => {
    expect(holderOf(ERRANDS, 'finish', row({ takerId: ME }))).toBe(ME);
    expect(holderOf(ERRANDS, 'finish', row())).toBeUndefined();
    expect(holderOf(ERRANDS, 'take', row({ takerId: ME }))).toBeUndefined();
  });

  test('is asked of the database by states, permission and the properties of the guards', () => {
    expect(awaitedFrom(ERRANDS, ME, undefined)).toEqual([
      { within: 'errand.errand.take', oneOf: { state: ['asked'] }, noneOf: { askerId: [ME] } },
      { within: 'errand.errand.take', oneOf: { state: [] }, noneOf: { askerId: [ME] } },
      { within: 'errand.errand.ask', oneOf: { state: [] }, noneOf: {} },
      { within: 'errand.errand.take', oneOf: { state: ['taken'], takerId: [ME] }, noneOf: {} },
    ]);
    const [take] = awaitedFrom(ERRANDS, ME, ['taken', 'done']);
    expect(take?.oneOf).toEqual({ state: [] });
  });
});
