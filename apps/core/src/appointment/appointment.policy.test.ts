import { describe, expect, test } from '@jest/globals';
import { APPOINTMENT_PHASES } from '@linli/contracts';
import type { Anchor, AppointmentPhase, UnitLevel } from '@linli/contracts';
import { actionsOn, decidedAt, mayDecide } from './appointment.policy.ts';
import type { AppointingBody } from './appointment.policy.ts';

const PERMISSIONS = ['propose', 'approve', 'end'].map((verb) => `core.appointment.${verb}`);
const body = (superiorLevel: UnitLevel | null): AppointingBody => ({
  ...{ provinceId: null, cityId: null, districtId: 10, streetId: 20, communityId: 30, gridId: 40 },
  ...{ type: 'branch', subtype: 'grid', superiorLevel },
});
const DISTRICT: Anchor = [10, 'district'];
const STREET: Anchor = [20, 'street'];
const COMMUNITY: Anchor = [30, 'community'];
const GRID: Anchor = [40, 'grid'];
const OTHER: Anchor = [21, 'street'];

/** What each may do in each phase with a body whose superior stands in a community; `!`: barred, they proposed it. */
const acts = (phase: AppointmentPhase, account: string, ...anchors: Anchor[]) =>
  actionsOn(
    { phase, proposedBy: 'proposer', body: body('community') },
    account,
    new Map(PERMISSIONS.map((permission) => [permission, anchors])),
  ).map(({ action, barrier }) => (barrier ? `${action}!` : action));

describe('what may be done with an appointment', () => {
  const table: [AppointmentPhase, approver: string[], proposer: string[], keeper: string[]][] = [
    ['proposed', ['approve', 'refuse'], ['approve!', 'refuse!', 'withdraw'], []],
    ['to-come', ['hand-over', 'end'], ['hand-over', 'end'], ['hand-over']],
    ['in-force', ['hand-over', 'end'], ['hand-over', 'end'], ['hand-over']],
    ['ended', [], [], []],
    ['refused', [], [], []],
  ];

  test('is said for every phase', () => {
    expect(table.map(([phase]) => phase).sort()).toEqual([...APPOINTMENT_PHASES].sort());
  });

  test.each(table)('%s: by an approver, by whoever proposed it, by whoever proposes there', (phase, ...expected) => {
    expect(acts(phase, 'somebody', COMMUNITY)).toEqual(expected[0]);
    expect(acts(phase, 'somebody', DISTRICT)).toEqual(expected[0]);
    expect(acts(phase, 'proposer', COMMUNITY)).toEqual(expected[1]);
    expect(acts(phase, 'somebody', GRID)).toEqual(expected[2]);
    expect(acts(phase, 'somebody', OTHER)).toEqual([]);
    expect(acts(phase, 'proposer')).toEqual([]);
  });
});

describe('who decides', () => {
  test('is whoever stands as high as the superior body, or higher', () => {
    const levels = (superior: UnitLevel | null) =>
      [GRID, COMMUNITY, STREET, DISTRICT].map((anchor) => mayDecide([anchor], body(superior)));
    expect(levels('community')).toEqual([false, true, true, true]);
    expect(levels('street')).toEqual([false, false, true, true]);
    expect(levels('district')).toEqual([false, false, false, true]);
  });

  test('of a body without a superior is the level at which bodies of its kind are approved', () => {
    expect(decidedAt(body(null))).toBe('street');
    expect(decidedAt({ ...body(null), type: 'organ', subtype: null })).toBe('district');
  });

  test('is nobody elsewhere, and nobody for a kind that does not exist', () => {
    expect(mayDecide([OTHER], body('street'))).toBe(false);
    expect(mayDecide(undefined, body('street'))).toBe(false);
    expect(mayDecide([DISTRICT], { ...body(null), type: 'organ', subtype: 'grid' })).toBe(false);
  });
});
