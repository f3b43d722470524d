import { describe, expect, test } from '@jest/globals';
import { fakeMe } from '@linli/sdk-web/testing';
import { fakePlugin, fakeRegistry, navItem } from '../testing/fake-registry.ts';
import { activeEntry, bottomBar, buildMenu } from './menu.ts';
import type { MenuEntry } from './menu.ts';

const build = (
  permissions: string[],
  plugins = [fakePlugin('demo', [navItem('things', 1, { permission: 'demo.thing.read' })])],
) =>
  buildMenu(
    { registry: fakeRegistry(plugins), me: fakeMe(permissions), safeMode: { off: 'none' } },
    'zh-CN',
    (key) => key,
  );
const paths = (permissions: string[]) => build(permissions).flatMap(({ entries }) => entries.map(({ path }) => path));

/** Everybody may look through a text before it goes out. */
const TEXT_CHECK = '/privacy/text-check';

describe('the menu', () => {
  test('offers only what this person may open', () => {
    expect(paths([])).toEqual(['/', TEXT_CHECK]);
    expect(paths(['core.unit.read', 'demo.thing.read'])).toEqual(['/', '/p/demo/things', '/units', TEXT_CHECK]);
    expect(paths(['core.audit.read', 'core.grant.read'])).toEqual(['/', '/access/grants', TEXT_CHECK, '/audit']);
    expect(paths(['core.account.read', 'core.role.read'])).toEqual(['/', '/accounts', '/access/roles', TEXT_CHECK]);
  });

  test('has no section without entries', () => {
    expect(build(['demo.thing.read']).map(({ section }) => section)).toEqual(['home', 'governance', 'privacy']);
  });

  test('takes the words of plugin entries from the plugin', () => {
    expect(build(['demo.thing.read']).find(({ section }) => section === 'governance')?.entries[0]?.label).toBe(
      '菜单 demo',
    );
  });
});

describe('the entry that is open', () => {
  const entries = build(['core.unit.read', 'core.unit.import', 'demo.thing.read']).flatMap((group) => group.entries);
  test.each([
    ['/', '/'],
    ['/units', '/units'],
    ['/units/12', '/units'],
    ['/imports/units', undefined],
    ['/p/demo/things/7/edit', '/p/demo/things'],
    ['/nowhere', undefined],
  ])('for %s is %s', (pathname, path) => {
    expect(activeEntry(entries, pathname)?.path).toBe(path);
  });
});

describe('the bottom bar of a phone', () => {
  const entry = (key: string, section: MenuEntry['section']): MenuEntry => ({
    key,
    path: `/${key}`,
    label: key,
    icon: 'x',
    section,
  });
  test('shows everything when it fits', () => {
    const entries = ['a', 'b', 'c', 'd', 'e'].map((key) => entry(key, 'home'));
    expect(bottomBar(entries)).toEqual({ shown: entries, hasMore: false });
  });

  test('shows home and the daily work first, and a way to the rest', () => {
    const entries = [
      entry('home', 'home'),
      entry('units', 'directory'),
      entry('check', 'privacy'),
      entry('one', 'governance'),
      entry('two', 'people'),
      entry('status', 'platform'),
    ];
    const { shown, hasMore } = bottomBar(entries);
    expect(shown.map(({ key }) => key)).toEqual(['home', 'one', 'two', 'units']);
    expect(hasMore).toBe(true);
  });
});
