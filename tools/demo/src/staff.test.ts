import { describe, expect, test } from '@jest/globals';
import { communitiesOf, readDivisions } from './divisions.ts';
import { demoGrids } from './grids.ts';
import { readStaff, rolesFor } from './staff.ts';

const staff = readStaff();
const divisions = readDivisions();
const units = [...divisions, ...demoGrids(communitiesOf(divisions))];

describe('the demo staff', () => {
  test('has every post that the demo needs', () => {
    const count = (post: string) => staff.filter((member) => member.post === post).length;
    expect(count('district-admin')).toBe(1);
    expect(count('district-clerk')).toBe(2);
    expect(count('street-desk')).toBe(2);
    expect(count('street-leader')).toBe(2);
    expect(count('community-secretary')).toBe(2);
    expect(count('community-worker')).toBe(2);
    expect(count('grid-worker')).toBe(6);
    expect(count('privacy-officer')).toBe(1);
    expect(count('outside-body')).toBe(1);
    expect([count('system-admin'), count('security-admin'), count('audit-admin')]).toEqual([1, 1, 1]);
  });

  test('works in two streets, with a community of each', () => {
    const desks = staff.filter(({ post }) => post === 'street-desk').map(({ unitCode }) => unitCode);
    const secretaries = staff.filter(({ post }) => post === 'community-secretary').map(({ unitCode }) => unitCode);
    expect(new Set(desks).size).toBe(2);
    expect(secretaries.map((code) => code.slice(0, 9))).toEqual(desks);
  });

  test('is nobody twice', () => {
    for (const key of ['username', 'subject', 'displayName'] as const) {
      expect(new Set(staff.map((member) => member[key])).size).toBe(staff.length);
    }
  });

  test('works in units that exist, under the name they have', () => {
    for (const { unitCode, unitName } of staff) {
      expect(units.find(({ code }) => code === unitCode)?.name).toBe(unitName);
    }
  });

  test('keeps its subjects: an account is the same person after every start', () => {
    expect(staff[0]).toMatchObject({ username: 'zhaomingyuan', subject: '23cf36d8-7c87-56e7-976c-082cd4fec622' });
  });
});

describe('the roles of a post', () => {
  const offered = [
    { id: 'core.district-admin', suggestedFor: ['district-admin'] },
    { id: 'park.clerk', suggestedFor: ['street-desk', 'audit-admin'] },
  ];

  test('are membership and what plugins suggest', () => {
    expect(rolesFor('street-desk', offered)).toEqual(['core.member', 'park.clerk']);
    expect(rolesFor('grid-worker', offered)).toEqual(['core.member']);
    expect(rolesFor('outside-body', offered)).toEqual([]);
    expect(rolesFor('district-admin', offered)).toEqual(['core.district-admin']);
  });

  test('of the three administrators are theirs alone, whatever a plugin suggests', () => {
    expect(rolesFor('audit-admin', offered)).toEqual(['core.audit-admin']);
    expect(rolesFor('system-admin', offered)).toEqual(['core.system-admin']);
    expect(rolesFor('security-admin', offered)).toEqual(['core.security-admin']);
  });
});
