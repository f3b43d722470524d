import { describe, expect, test } from '@jest/globals';
import { ORGANISATION_RULES, ORGANISATION_STATES, organisationRule } from '@linli/contracts';
import type { Anchor, OrganisationState } from '@linli/contracts';
import { actionsFor, anchorFits, mayApprove, mayFollow, TRANSITIONS } from './organisation.policy.ts';
import type { Body } from './organisation.policy.ts';

const PERMISSIONS = ['core.organisation.propose', 'core.organisation.approve', 'core.organisation.update'];
const place = { provinceId: null, cityId: null, districtId: 10, streetId: 20, communityId: 30, gridId: 40 };
const body = (state: OrganisationState, changes: Partial<Body> = {}): Body => ({
  ...place,
  type: 'branch',
  subtype: 'grid',
  state,
  proposedBy: 'proposer',
  ...changes,
});
const holding = (...anchors: Anchor[]) => new Map(PERMISSIONS.map((permission) => [permission, anchors]));
const DISTRICT: Anchor = [10, 'district'];
const STREET: Anchor = [20, 'street'];
const COMMUNITY: Anchor = [30, 'community'];
const OTHER: Anchor = [21, 'street'];

/** What each may do in each state; an act with `!` is barred because they proposed it. */
const acts = (state: OrganisationState, account: string, ...anchors: Anchor[]) =>
  actionsFor(body(state), account, holding(...anchors)).map(({ action, barrier }) => (barrier ? `${action}!` : action));

describe('what may be done with a body', () => {
  const table: [OrganisationState, approver: string[], proposer: string[], keeper: string[]][] = [
    ['proposed', ['approve', 'refuse', 'update'], ['approve!', 'refuse!', 'withdraw', 'update'], ['update']],
    ['approved', ['activate', 'update', 'dissolve'], ['activate', 'update', 'dissolve'], ['activate', 'update']],
    [
      'active',
      ['update', 'merge', 'dissolve', 'add-subordinate'],
      ['update', 'merge', 'dissolve', 'add-subordinate'],
      ['update', 'add-subordinate'],
    ],
    ['refused', [], [], []],
    ['merged', [], [], []],
    ['dissolved', [], [], []],
  ];

  test('is said for every state', () => {
    expect(table.map(([state]) => state).sort()).toEqual([...ORGANISATION_STATES].sort());
  });

  test.each(table)(
    '%s: by an approver, by whoever proposed it, by whoever keeps it',
    (state, approver, proposer, keeper) => {
      expect(acts(state, 'somebody', STREET)).toEqual(approver);
      expect(acts(state, 'proposer', STREET)).toEqual(proposer);
      expect(acts(state, 'somebody', COMMUNITY)).toEqual(keeper);
      expect(acts(state, 'somebody', OTHER)).toEqual([]);
      expect(acts(state, 'proposer')).toEqual([]);
    },
  );

  test('no end has a way out', () => {
    const ends: OrganisationState[] = ['refused', 'merged', 'dissolved'];
    expect(TRANSITIONS.filter(({ from }) => from.some((state) => ends.includes(state)))).toEqual([]);
  });
});

describe('the approver', () => {
  test.each(ORGANISATION_RULES)('of $type/$subtype stands at $approvedAt or above', ({ type, subtype, approvedAt }) => {
    const proposed = body('proposed', { type, subtype });
    expect(mayApprove([DISTRICT], proposed)).toBe(true);
    expect(mayApprove([STREET], proposed)).toBe(approvedAt === 'street');
    expect(mayApprove([COMMUNITY], proposed)).toBe(false);
    expect(mayApprove([OTHER], proposed)).toBe(false);
    expect(mayApprove([OTHER, COMMUNITY], proposed)).toBe(false);
    expect(mayApprove([], proposed)).toBe(false);
  });
});

describe('an anchor', () => {
  const fits = (
    type: Body['type'],
    subtype: Body['subtype'],
    ...[kind, level, organisationType]: Parameters<typeof placeOf>
  ) => {
    const rule = organisationRule(type, subtype);
    return rule ? anchorFits(rule, placeOf(kind, level, organisationType)) : undefined;
  };
  const placeOf = (
    kind: 'unit' | 'entrance' | 'club' | 'organisation',
    level: 'district' | 'street' | 'community' | 'grid',
    organisationType: Body['type'] | null = null,
  ) => ({ kind, level, organisationType });

  test('fits its body', () => {
    expect(fits('branch', 'grid', 'unit', 'grid')).toBe(true);
    expect(fits('branch', 'grid', 'unit', 'community')).toBe(false);
    expect(fits('party-group', null, 'entrance', 'grid')).toBe(true);
    expect(fits('party-group', null, 'entrance', 'street')).toBe(false);
    expect(fits('branch', 'functional', 'club', 'community')).toBe(true);
    expect(fits('branch', 'functional', 'unit', 'community')).toBe(false);
    expect(fits('team', null, 'organisation', 'grid', 'branch')).toBe(true);
    expect(fits('team', null, 'unit', 'grid')).toBe(false);
    expect(fits('branch', null, 'organisation', 'district', 'organ')).toBe(true);
    expect(fits('branch', null, 'organisation', 'district', 'party-group')).toBe(false);
  });
});

test('a branch may go up into a committee, but not into a company', () => {
  expect(mayFollow('branch', 'party-committee')).toBe(true);
  expect(mayFollow('organ', 'organ')).toBe(true);
  expect(mayFollow('branch', 'property-company')).toBe(false);
  expect(mayFollow('party-group', 'branch')).toBe(false);
});
