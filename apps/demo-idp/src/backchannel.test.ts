import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createBackchannelFetch } from './backchannel.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };
let server: Server;
let home: string;
const bodies: string[] = [];

beforeEach(async () => {
  bodies.length = 0;
  server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += String(chunk)));
    req.on('end', () => {
      bodies.push(body);
      res.writeHead(req.url === '/refused' ? 400 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a log-out message goes to core as a form', async () => {
  const send = createBackchannelFetch(home, silent);
  const answer = await send(`${home}/logout`, { body: new URLSearchParams({ logout_token: 'a.b.c' }) });
  expect([answer.status, bodies]).toEqual([204, ['logout_token=a.b.c']]);
});

test("core's refusal is handed on, and not asked again", async () => {
  const answer = await createBackchannelFetch(home, silent)(`${home}/refused`, {
    body: new URLSearchParams({ logout_token: 'x' }),
  });
  expect([answer.status, bodies.length]).toEqual([400, 1]);
});

test('nothing but core is called', async () => {
  const send = createBackchannelFetch('https://linli.example.org', silent);
  await expect(send(`${home}/logout`, { body: 'x' })).rejects.toThrow('nothing but core');
  expect(bodies).toEqual([]);
});

test('whoever logs out does not wait for a core that is away', async () => {
  const send = createBackchannelFetch('http://localhost:1', silent);
  expect((await send('http://localhost:1/logout', { body: 'x' })).status).toBe(204);
});
