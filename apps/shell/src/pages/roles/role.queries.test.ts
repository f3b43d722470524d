import { expect, test } from '@jest/globals';
import type { Role } from '@linli/contracts';
import { pageOfRoles } from './role.queries.ts';

const role = (id: string, change: Partial<Role> = {}): Role => ({
  id,
  title: id,
  titles: {},
  description: null,
  source: 'core',
  permissions: [],
  suggestedFor: [],
  apart: false,
  ended: false,
  grants: 0,
  version: 1,
  actions: [],
  ...change,
});
const roles = [
  role('甲', { permissions: [{ id: 'sample.record.read', title: '查看事项', risk: 'normal' }] }),
  role('乙', { source: 'district' }),
  role('丙', { source: 'district', ended: true }),
];
const query = { view: 'live', q: '', filters: {}, sort: undefined, page: 1, pageSize: 20 };
const found = (change: Partial<Parameters<typeof pageOfRoles>[1]>) =>
  pageOfRoles(roles, { ...query, ...change }).items.map(({ id }) => id);

test('roles are found by their name and by what they let people do', () => {
  expect(found({ q: '乙' })).toEqual(['乙']);
  expect(found({ q: '事项' })).toEqual(['甲']);
});

test('ended roles stand apart, and where a role comes from narrows', () => {
  expect(found({})).toEqual(['甲', '乙']);
  expect(found({ view: 'ended' })).toEqual(['丙']);
  expect(found({ filters: { source: 'district' } })).toEqual(['乙']);
});

test('a page is cut out of all, with the number of all', () => {
  expect(pageOfRoles(roles, { ...query, page: 2, pageSize: 1 })).toMatchObject({ items: [{ id: '乙' }], total: 2 });
});
