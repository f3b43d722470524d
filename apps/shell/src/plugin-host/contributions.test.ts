import { describe, expect, test } from '@jest/globals';
import { fakeMe } from '@linli/sdk-web/testing';
import { fakePlugin, fakeRegistry, navItem } from '../testing/fake-registry.ts';
import { contributionsAt, pluginName, textOf } from './contributions.ts';
import { readSafeMode } from './safe-mode.ts';

const me = fakeMe(['demo.thing.read']);
const registry = fakeRegistry([
  fakePlugin('b', [navItem('later', 50), navItem('first', 1)]),
  fakePlugin('a', [navItem('secret', 5, { permission: 'a.thing.read' }), navItem('same', 50)]),
]);
const keys = (search: string) =>
  contributionsAt('shell.nav.item/v1', { registry, me, safeMode: readSafeMode(search) }).map(({ key }) => key);

describe('what plugins add', () => {
  test('stands in its order, then by plugin, and only what is for this person', () => {
    expect(keys('')).toEqual(['b:first', 'a:same', 'b:later']);
  });

  test('is nothing in safe mode', () => {
    expect(keys('?safe=1')).toEqual([]);
  });

  test('leaves out the one plugin that safe mode names', () => {
    expect(keys('?safe=b')).toEqual(['a:same']);
  });

  test('is none at a point to which nobody adds', () => {
    expect(contributionsAt('shell.page/v1', { registry, me, safeMode: { off: 'none' } })).toEqual([]);
  });
});

describe('a text of a plugin', () => {
  const plugin = fakePlugin('b');
  test('is in the language shown', () => expect(pluginName(plugin, 'en')).toBe('Plugin b'));
  test('is in Chinese where the language lacks it', () => expect(textOf(plugin, '%nav%', 'en')).toBe('菜单 b'));
  test('is its key where nobody has it', () => expect(textOf(plugin, '%else%', 'en')).toBe('else'));
  test('is itself when it is not a key', () => expect(textOf(plugin, 'Words', 'en')).toBe('Words'));
});
