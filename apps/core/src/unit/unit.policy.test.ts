import { describe, expect, test } from '@jest/globals';
import type { Anchor, UnitLevel } from '@linli/contracts';
import {
  actionsFor,
  gridCodePattern,
  isPlainName,
  isTooLong,
  nextGridCode,
  placeProblem,
  recode,
  standsBelow,
} from './unit.policy.ts';
import { pathOf } from './unit.row.ts';
import type { UnitRow } from './unit.row.ts';

const ALL = ['core.unit.create', 'core.unit.update', 'core.unit.move'];

/** District 10 with streets 20 and 21, community 30 in street 20, grid 40. */
function unit(level: UnitLevel, id: number, parentId: number | null, placed: Partial<UnitRow> = {}): UnitRow {
  return {
    id,
    level,
    parentId,
    code: null,
    name: level,
    version: 1,
    childCount: 0,
    createdAt: new Date(0),
    state: 'active',
    validFrom: null,
    validTo: null,
    gridKind: null,
    since: null,
    provinceId: null,
    cityId: null,
    districtId: null,
    streetId: null,
    communityId: null,
    gridId: null,
    ...placed,
  };
}
const nation = unit('nation', 1, null);
const district = unit('district', 10, 1, { districtId: 10 });
const street = unit('street', 20, 10, { districtId: 10, streetId: 20 });
const community = unit('community', 30, 20, { districtId: 10, streetId: 20, communityId: 30 });
const grid = unit('grid', 40, 30, { districtId: 10, streetId: 20, communityId: 30, gridId: 40 });

describe('what one may do at a unit', () => {
  const at = (...anchors: Anchor[]) => new Map(ALL.map((permission) => [permission, anchors]));
  test.each<[string, UnitRow, Anchor[], string[]]>([
    ['the operator at the nation', nation, [[1, 'nation']], ['add-child']],
    ['the operator at the district', district, [[1, 'nation']], ['add-child', 'rename', 'move']],
    ['a district administrator at the district', district, [[10, 'district']], ['add-child', 'rename']],
    ['… at a street, which has no other district to go to', street, [[10, 'district']], ['add-child', 'rename']],
    ['… at a community', community, [[10, 'district']], ['add-child', 'rename', 'move']],
    ['… at a grid', grid, [[10, 'district']], ['rename', 'move']],
    ['a street administrator at a community: no other street', community, [[20, 'street']], ['add-child', 'rename']],
    [
      '… with a second street',
      community,
      [
        [20, 'street'],
        [21, 'street'],
      ],
      ['add-child', 'rename', 'move'],
    ],
    ['… at a grid', grid, [[20, 'street']], ['rename', 'move']],
    ['an administrator of another street', community, [[21, 'street']], []],
    ['nobody', community, [], []],
  ])('%s', (_, place, anchors, actions) => {
    expect(actionsFor(place, at(...anchors))).toEqual(actions);
  });

  test('each action follows its own permission, never another one', () => {
    for (const [permission, action] of [
      ['core.unit.create', 'add-child'],
      ['core.unit.update', 'rename'],
      ['core.unit.move', 'move'],
    ] as const)
      expect(actionsFor(community, new Map([[permission, [[10, 'district']]]]))).toEqual([action]);
  });
});

describe('where a unit may stand', () => {
  const levels: UnitLevel[] = ['nation', 'province', 'city', 'district', 'street', 'community', 'grid'];
  test('a unit stands one level below its parent, and anything may stand below the nation', () => {
    for (const [rank, level] of levels.entries())
      for (const [parentRank, parentLevel] of levels.entries())
        expect(standsBelow(level, parentLevel)).toBe(rank > 0 && (parentRank === 0 || rank === parentRank + 1));
  });

  test.each([
    ['itself', community, community, 'cycle'],
    ['one of its own', street, grid, 'cycle'],
    ['its own parent', community, street, 'same-parent'],
    ['a wrong level', grid, district, 'wrong-level'],
    ['a level below', street, { ...community, id: 31, streetId: 21, communityId: 31 }, 'wrong-level'],
    ['another street', community, { ...street, id: 21, streetId: 21 }, undefined],
    ['the nation', district, nation, 'same-parent'],
    ['the nation, from elsewhere', street, nation, undefined],
  ])('below %s', (_, moved, parent, problem) => {
    expect(placeProblem(moved, parent, pathOf(parent))).toBe(problem);
  });
});

describe('codes', () => {
  const C = '120102001001';
  test('a grid gets the number after the highest that was ever used', () => {
    expect(nextGridCode(C, [])).toBe(`${C}001`);
    expect(nextGridCode(C, [`${C}001`, `${C}007`, `${C}003`])).toBe(`${C}008`);
    expect(nextGridCode(C, [`${C}999`, `${C}001`, `${C}003`])).toBe(`${C}002`);
  });

  test('no number left, or a community without a code of its own', () => {
    const all = Array.from({ length: 999 }, (_, index) => C + String(index + 1).padStart(3, '0'));
    expect(nextGridCode(C, all)).toBeUndefined();
    expect(nextGridCode(null, [])).toBeNull();
    expect(nextGridCode('1'.repeat(15), [])).toBeNull();
  });

  test('only codes of the rule count as used numbers', () => {
    const used = new RegExp(gridCodePattern(C));
    expect([`${C}001`, C, `${C}01`, `${C}0011`, `9${C}001`].map((code) => used.test(code))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('codes below a moved unit follow its code where they begin with it', () => {
    const units = [
      { id: 1, code: C },
      { id: 2, code: `${C}001` },
      { id: 3, code: '99' },
      { id: 4, code: null },
    ];
    expect(recode(units, C, '55')).toEqual([
      { id: 1, before: C, after: '55' },
      { id: 2, before: `${C}001`, after: '55001' },
    ]);
    expect(recode(units, C, null).map(({ after }) => after)).toEqual([null, null]);
    expect(recode(units, C, C)).toEqual([]);
    expect(recode(units, null, '55')).toEqual([]);
    expect(recode(units, C, '1'.repeat(17)).map(isTooLong)).toEqual([false, true]);
  });
});

describe('names', () => {
  test.each(['大王庄街道', '第 3 网格', "Robert'); DROP TABLE unit;--", '<b>社区</b>', 'A=B', '(一)', '𠮷野'])(
    'takes %s as it is',
    (name) => expect(isPlainName(name)).toBe(true),
  );
  test.each([
    '=1+1',
    '+86',
    '-社区',
    '@SUM(A1)',
    '\uFF1D1',
    'a\u200bb',
    'a\u202eb',
    'a\tb',
    'a\nb',
    '\uFFFD',
    '\u3164',
    'a\u115F',
    '\u2800',
    'a\u2028b',
  ])('refuses %j', (name) => expect(isPlainName(name)).toBe(false));
});
