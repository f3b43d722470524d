import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Registry } from '@linli/contracts';
import { fakePlugin, fakeRegistry } from '../testing/fake-registry.ts';
import { RegistryStore } from './registry.store.ts';
import { isOutdated, releasesOf } from './releases.ts';

const calm = fakeRegistry([fakePlugin('demo')]);
const down = fakeRegistry([fakePlugin('demo', [], { state: 'failed', reason: 'crashed' })]);

function start(first: Registry, answer: () => Promise<Registry>) {
  const read = jest.fn(answer);
  const store = new RegistryStore(first, read);
  store.start();
  return { store, read };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the registry', () => {
  test('is asked for every 15 s while all is well', async () => {
    const { store, read } = start(calm, () => Promise.resolve(calm));
    await jest.advanceTimersByTimeAsync(46_000);
    expect(read).toHaveBeenCalledTimes(3);
    store.stop();
  });

  test('is asked for every 2 s while a plugin does not run, and calms down when it does', async () => {
    let now = down;
    const { store, read } = start(down, () => Promise.resolve(now));
    await jest.advanceTimersByTimeAsync(6_500);
    expect(read).toHaveBeenCalledTimes(3);
    now = calm;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(store.getState().registry.plugins[0]?.state).toBe('running');
    expect(read).toHaveBeenCalledTimes(4);
    store.stop();
  });

  test('is not asked for in haste because of a plugin that only a deployment can mend', async () => {
    const unbuilt = fakeRegistry([fakePlugin('demo', [], { state: 'failed', reason: 'not-built' })]);
    const { store, read } = start(unbuilt, () => Promise.resolve(unbuilt));
    await jest.advanceTimersByTimeAsync(14_000);
    expect(read).not.toHaveBeenCalled();
    store.stop();
  });

  test('stays the last known one while core is away, and says so until it is back', async () => {
    let away = true;
    const { store } = start(calm, () =>
      away ? Promise.reject(new TypeError('away')) : Promise.resolve(structuredClone(calm)),
    );
    await store.check();
    expect(store.getState()).toMatchObject({ reachable: false, registry: calm });
    away = false;
    await jest.advanceTimersByTimeAsync(2_100);
    expect(store.getState().reachable).toBe(true);
    expect(store.getState().registry).toBe(calm);
    store.stop();
  });

  test('tells nobody when nothing changed', async () => {
    const { store } = start(calm, () => Promise.resolve(structuredClone(calm)));
    const listener = jest.fn();
    store.subscribe(listener);
    await store.check();
    expect(listener).not.toHaveBeenCalled();
    store.stop();
  });
});

describe('a new release', () => {
  const loaded = releasesOf(calm);
  test('of a plugin or the platform is noticed', () => {
    expect(isOutdated(loaded, fakeRegistry([fakePlugin('demo', [], { version: '1.1.0' })]))).toBe(true);
    expect(isOutdated(loaded, { ...calm, platform: { version: '0.2.0' } })).toBe(true);
  });
  test('is not a plugin that came, went or stopped', () => {
    expect(isOutdated(loaded, fakeRegistry([fakePlugin('demo'), fakePlugin('other')]))).toBe(false);
    expect(isOutdated(loaded, fakeRegistry([]))).toBe(false);
    expect(isOutdated(loaded, down)).toBe(false);
  });
});
