import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ManagedChild } from './child.ts';

const file = join(import.meta.dirname, '../testing/stub-child.mjs');
let logDir: string;
let child: ManagedChild;

const managed = (stub: string) => {
  child = new ManagedChild({ name: 'stub', file, logDir, env: () => ({ STUB: stub }), stopMs: 300 });
  return child;
};
const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

beforeEach(() => {
  logDir = mkdtempSync(join(tmpdir(), 'linli-child-'));
});
afterEach(async () => {
  await child.stop();
  rmSync(logDir, { recursive: true, force: true });
});

describe('a managed process', () => {
  test('is started when it says so itself', async () => {
    await managed('ready').start();
    expect(child.state).toBe('running');
    expect(alive(child.pid ?? 0)).toBe(true);
  });

  test('comes back after kill -9', async () => {
    await managed('ready').start();
    const first = child.pid ?? 0;
    const back = once(child, 'ready');
    process.kill(first, 'SIGKILL');
    await back;
    expect(child.pid).not.toBe(first);
    expect(child.restarts).toBe(1);
  });

  test('is given up with its own words when it says that a restart does not help', async () => {
    await expect(managed('fatal').start()).rejects.toMatchObject({ exitCode: 5, message: 'The disk is full.' });
    expect(child.restarts).toBe(0);
  });

  test('is given up at once when a setting is wrong', async () => {
    await expect(managed('misconfigured').start()).rejects.toMatchObject({ exitCode: 2 });
  });

  test('is given up after three crashes when it was never ready', async () => {
    await expect(managed('crash').start()).rejects.toMatchObject({ exitCode: 1 });
    expect(child.restarts).toBe(2);
  });

  test('is brought back again and again once it was ready', async () => {
    await managed('ready crash').start();
    await once(child, 'ready');
    await once(child, 'ready');
    await once(child, 'ready');
    expect(child.restarts).toBeGreaterThanOrEqual(3);
  });

  test('stays down when it is stopped', async () => {
    await managed('ready').start();
    const pid = child.pid ?? 0;
    await child.stop();
    expect(alive(pid)).toBe(false);
    expect(child.pid).toBeUndefined();
  });

  test('is killed when it does not stop in time', async () => {
    await managed('ready stubborn').start();
    const pid = child.pid ?? 0;
    await child.stop();
    expect(alive(pid)).toBe(false);
  });
});
