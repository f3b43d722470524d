import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AccountAccess, withoutNested, type HeldGrant, type UnitGrant } from './account-access.ts';

const grant = (unit: number, path: string, permissions: string[]): UnitGrant => ({
  id: `grant-${unit}`,
  appointmentId: null,
  roleId: 'r',
  roleTitle: {},
  permissions,
  unit: { id: unit, name: `u${unit}`, level: 'street' },
  organisation: null,
  path,
});
const access = (...grants: HeldGrant[]) =>
  new AccountAccess({ id: 'a', username: 'u', displayName: 'U', post: null, version: 1, grants, lent: [] });

describe('the access of an account', () => {
  test('is per permission and never a union over roles', () => {
    const mine = access(grant(3, '1.3', ['x.row.read']), grant(4, '1.4', ['x.row.assign']));
    expect(mine.anchorsOf('x.row.read')).toEqual([[3, 'street']]);
    expect(mine.anchorsOf('x.row.assign')).toEqual([[4, 'street']]);
    expect(mine.anchorsOf('x.row.purge')).toEqual([]);
  });

  test('drops an anchor below another one of the same permission, and no other', () => {
    const mine = access(grant(3, '1.3', ['x.row.read']), grant(33, '1.3.33', ['x.row.read', 'x.row.close']));
    expect(mine.anchorsOf('x.row.read')).toEqual([[3, 'street']]);
    expect(mine.anchorsOf('x.row.close')).toEqual([[33, 'street']]);
  });

  test('names the grants that a permission rests on, a few of them, with the first appointment', () => {
    const grants = [3, 4, 5, 6, 7, 8].map((unit) => grant(unit, `1.${unit}`, ['x.row.read']));
    const post = { ...grant(4, '1.4', ['x.row.read']), appointmentId: 'post' };
    expect(access(...grants.filter(({ unit }) => unit.id !== 4), post).usedFor('x.row.read')).toEqual({
      grants: ['grant-3', 'grant-4', 'grant-5', 'grant-6'],
      more: 2,
      appointment: 'post',
    });
    expect(access(...grants).usedFor('x.row.purge')).toEqual({ grants: [], more: 0, appointment: null });
    expect(access(...grants).usedFor(undefined)).toEqual({ grants: [], more: 0, appointment: null });
  });

  test('does not take 1.30 for something below 1.3', () => {
    expect(withoutNested([grant(3, '1.3', []), grant(30, '1.30', [])])).toHaveLength(2);
  });

  test('reaches exactly what the anchors reached before the nested ones were dropped', () => {
    const path = fc.array(fc.integer({ min: 2, max: 5 }), { maxLength: 4 }).map((steps) => [1, ...steps].join('.'));
    const anchors = fc.array(path, { maxLength: 6 }).map((paths) => paths.map((each) => grant(idOf(each), each, [])));
    const reaches = (held: UnitGrant[], place: string) =>
      held.some((anchor) => `${place}.`.startsWith(`${anchor.path}.`));
    fc.assert(
      fc.property(anchors, path, (held, place) => reaches(withoutNested(held), place) === reaches(held, place)),
      { numRuns: 2000 },
    );
  });
});

/** A number of its own for every path. */
const idOf = (path: string) => Number(path.replaceAll('.', '')) + path.length * 1_000_000;
