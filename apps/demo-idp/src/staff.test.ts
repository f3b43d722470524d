import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createStaff, loadStaff, type StaffMember } from './staff.ts';

const member = (username: string, unitCode: string, unitName?: string): StaffMember => ({
  username,
  displayName: username,
  post: 'grid-worker',
  unitCode,
  unitName,
  subject: `subject-${username}`,
  may: { 'zh-CN': '…', en: '…' },
});

test('a branch stands together, from the top of the tree down', () => {
  const staff = createStaff([
    member('grid', '120102002001001'),
    member('street-b', '120102003'),
    member('district', '120102', '河东区'),
    member('street-a', '120102002', '大直沽街道'),
    member('community', '120102002001'),
  ]);
  expect(staff.groups.map((group) => [group.unitName, group.members.map(({ username }) => username)])).toEqual([
    ['河东区', ['district']],
    ['大直沽街道', ['street-a', 'community', 'grid']],
    ['120102003', ['street-b']],
  ]);
  expect(staff.topUnitName).toBe('河东区');
});

test('people are found by user name and by subject', () => {
  const staff = createStaff([member('a', '1'), member('b', '2')]);
  expect(staff.byUsername('b')?.subject).toBe('subject-b');
  expect(staff.bySubject('subject-a')?.username).toBe('a');
  expect(staff.byUsername('c')).toBeUndefined();
});

test('a missing file is said in one sentence that names the setting', () => {
  expect(() => loadStaff('/nowhere/staff.json')).toThrow(/\/nowhere\/staff\.json .*LINLI_DEMO_STAFF/);
});

const demo = join(import.meta.dirname, '..', '..', '..', 'tools', 'demo', 'staff.json');
(existsSync(demo) ? test : test.skip)('the staff of the demo district can be read', () => {
  expect(loadStaff(demo).members.length).toBeGreaterThan(10);
});
