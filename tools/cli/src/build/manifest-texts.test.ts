import { expect, test } from '@jest/globals';
import { flatKeys, textKeysOf } from './manifest-texts.ts';

test('every text key of a manifest is found once, wherever it stands', () => {
  const manifest = { displayName: '%name%', roles: [{ title: '%role.clerk%' }, { title: '%name%' }], path: '100%' };
  expect(textKeysOf(manifest)).toEqual(['name', 'role.clerk']);
});

test('nested and flat locale files have the same keys', () => {
  expect(flatKeys({ role: { clerk: 'Clerk' } })).toEqual(flatKeys({ 'role.clerk': 'Clerk' }));
});
