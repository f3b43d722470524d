import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { broken, codeOf, rush, tally } from './rush.ts';

let server: Server;
let origin: string;
const keys: (string | undefined)[] = [];
let times = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    times += 1;
    keys.push(request.headers['idempotency-key'] as string | undefined);
    if (request.url === '/busy' && times === 1) return response.writeHead(503, { 'retry-after': '0.05' }).end();
    if (request.url === '/down') return response.writeHead(500).end('<html>');
    if (request.url === '/taken') return response.writeHead(409).end('{"code":"room-taken"}');
    return response.writeHead(201).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const sent = (path: string) => ({ token: 'x', path, body: {} });

test('whoever is told to come back comes back with the same request, and is counted once', async () => {
  const answers = await rush(origin, [[sent('/busy')]]);
  expect(answers).toMatchObject([{ status: 201, code: '', busy: 1 }]);
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
});

test('answers are counted by status and code, and those of a broken server apart', async () => {
  const answers = await rush(origin, [[sent('/fine'), sent('/taken')], [sent('/taken')], [sent('/down')]]);
  expect(tally(answers)).toEqual({ 201: 1, '409 room-taken': 2, '500 no problem document': 1 });
  expect(broken(answers)).toBe(1);
});

test('an answer without a code says so', () => {
  expect(codeOf('{}')).toBe('no code');
});
