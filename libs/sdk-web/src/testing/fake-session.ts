import type { Me, UnitRef } from '@linli/contracts';
import type { LinliSession } from '../session/session.context.ts';

export const testDistrict: UnitRef = { id: 2, name: '河东区', level: 'district' };
export const testStreet: UnitRef = { id: 10, name: '大王庄街道', level: 'street' };

/** Somebody at the desk of a street, with the permissions given. */
export function fakeMe(permissions: readonly string[] = ['core.unit.read'], overrides: Partial<Me> = {}): Me {
  const [unit] = overrides.units ?? [{ ...testStreet, path: [testDistrict, testStreet] }];
  const anchor = unit ? [{ id: unit.id, name: unit.name, level: unit.level }] : [];
  return {
    accountId: '00000000-0000-4000-8000-000000000001',
    username: 'desk',
    displayName: '王敏',
    post: 'street-desk',
    units: unit ? [unit] : [],
    permissions: permissions.map((permission) => ({ permission, anchors: anchor })),
    roles: [],
    ...overrides,
  };
}

/** A session with a token that never runs out. */
export function fakeSession(me: Me = fakeMe()): LinliSession {
  return { me, getToken: () => Promise.resolve('test-token'), signOut: () => undefined };
}
