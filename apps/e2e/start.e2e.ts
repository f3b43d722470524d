import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from './src/api.ts';
import { processTree, stillRunning } from './src/processes.ts';
import { linli, sharedProduct, startProduct, STARTING_MS, statusOf } from './src/product.ts';
import type { Product } from './src/product.ts';
import { freePort, until } from './src/wait.ts';

const PID = (product: Product): number => product.supervisor.pid ?? 0;

describe('linli start', () => {
  let home: string;
  let port: number;

  beforeAll(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'linli-start-'));
    port = await freePort();
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test(
    'begins with the demo district; SIGTERM ends every process',
    async () => {
      const product = await startProduct({ home, port });
      expect(product.output()).toContain(product.url);
      expect(product.output()).toContain('zhaomingyuan');
      const processes = processTree(PID(product));
      expect(processes.length).toBeGreaterThanOrEqual(5);
      expect(await product.stop()).toBe(0);
      await until(() => stillRunning(processes).length === 0, { seconds: 10, what: 'every process to end' });
    },
    STARTING_MS,
  );

  test('keeps all data, is ready within ten seconds the second time, and leaves nothing when its parent is killed', async () => {
    const began = Date.now();
    const product = await startProduct({ home, port });
    const seconds = (Date.now() - began) / 1000;
    console.info(`second start: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(10);
    const district = await (
      await Api.as({ url: product.url, home }, 'zhaomingyuan')
    ).get<{ items: { code: string }[] }>('/api/core/v1/units/search?q=河东区');
    expect(district.body.items[0]?.code).toBe('120102');
    const processes = processTree(PID(product));
    await product.stop({ signal: 'SIGKILL' });
    await until(() => stillRunning(processes).length === 0, {
      seconds: 15,
      what: 'every process to end after SIGKILL',
    });
    const again = await startProduct({ home, port });
    const left = processTree(PID(again));
    await again.stop();
    await until(() => stillRunning(left).length === 0, { seconds: 10, what: 'every process to end' });
  });

  test('says in one sentence that the port is taken', async () => {
    const blocker = createServer().listen(port, '127.0.0.1');
    const { code, output } = await linli(['start'], { LINLI_HOME: home, LINLI_PORT: String(port) });
    blocker.close();
    expect(code).toBe(5);
    expect(output).toContain(String(port));
    expect(output).not.toMatch(/at .*\.ts:\d+/);
  });

  test.each([
    [{ LINLI_PORT: 'abc' }, 2, 'LINLI_PORT'],
    [{ LINLI_PORT: '70000' }, 2, 'LINLI_PORT'],
    [{ LINLI_DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' }, 5, 'LINLI_DATABASE_URL'],
    [{ LINLI_TLS_CERT: '/no/such/file' }, 2, 'LINLI_TLS'],
  ])('refuses %j with a sentence that names it', async (env, expected, name) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-wrong-'));
    const { code, output } = await linli(['start'], { LINLI_HOME: folder, LINLI_PORT: String(port), ...env });
    rmSync(folder, { recursive: true, force: true });
    expect(output).toContain(name);
    expect(output).not.toMatch(/at .*\.ts:\d+/);
    expect(code).toBe(expected);
  });
});

describe('linli', () => {
  test('finds the running instance by its folder', async () => {
    const { home } = sharedProduct();
    const status = await statusOf(home);
    expect(status.plugins.every((plugin) => plugin.state === 'running')).toBe(true);
    expect(status.processes.map((process) => process.name)).toEqual(
      expect.arrayContaining(['core', 'idp', 'postgres']),
    );
  });

  test('says clearly that nothing runs in a folder', async () => {
    const { code, output } = await linli(['status'], { LINLI_HOME: path.join(tmpdir(), 'linli-nothing-here') });
    expect(code).not.toBe(0);
    expect(output.trim().split('\n').length).toBeLessThanOrEqual(3);
  });
});
