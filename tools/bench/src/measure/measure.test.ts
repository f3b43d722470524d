import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compare } from './compare.ts';
import { cpuOf, parseStat } from './cpu.ts';
import type { Target } from '../load.ts';
import { median, quantile } from './statistics.ts';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.writeHead(request.url === '/broken' ? 500 : 200).end('ok');
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());
const at = (path: string): Target => ({
  name: path,
  origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  path,
  headers: {},
});
const brief = { rounds: 2, seconds: 0.05, connections: 2 };

test('the middle and the slowest of some values are found whatever their order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(quantile([4, 1, 3, 2], 0.99)).toBe(4);
  expect(median([])).toBe(0);
});

test('targets are asked in turns, so that none has the machine to itself', async () => {
  asked.length = 0;
  const measured = await compare({ one: at('/one'), two: at('/two') }, brief);
  const turns = asked.filter((path, index) => path !== asked[index - 1]);
  expect(turns).toEqual(['/one', '/two', '/one', '/two', '/one', '/two']);
  expect(measured.one.requests).toBeGreaterThan(1);
  expect(measured.two.p99).toBeGreaterThanOrEqual(measured.two.p50);
});

test('an answer that is no success ends the measurement: nobody measures how fast errors are', async () => {
  await expect(compare({ one: at('/broken') }, brief)).rejects.toThrow('/broken answered 500');
});

test('a process is read whatever its name holds', () => {
  const line = `4711 (a ) b (c) S 42 1 1 0 -1 0 0 0 0 0 250 50 0 0 20 0 1 0 0 0 0`;
  expect(parseStat(line)).toEqual({ parent: 42, cpu: 3000 });
});

test('the time of a process counts for the nearest group above it', () => {
  const before = cpuOf({ me: process.pid, parent: process.ppid })['me'] ?? 0;
  const until = performance.now() + 100;
  while (performance.now() < until) Math.random();
  const after = cpuOf({ me: process.pid, parent: process.ppid })['me'] ?? 0;
  if (process.platform === 'linux') expect(after).toBeGreaterThan(before);
});
