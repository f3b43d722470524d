import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { takeCall } from './call.ts';
import { IdpProxy } from './idp-proxy.ts';

describe('the way to the embedded identity provider', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-idp-'));
  const socket = path.join(folder, 'idp.sock');
  const provider = http.createServer((req, res) => {
    res.setHeader('set-cookie', ['a=1; HttpOnly', 'b=2']);
    res.setHeader('content-type', 'application/json');
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => res.end(JSON.stringify({ url: req.url, headers: req.headers, body })));
  });
  const proxy = new IdpProxy(socket, 'https://linli.example.cn');
  const errors: unknown[] = [];
  const door = http.createServer((req, res) => {
    proxy.answer(takeCall(req, res)).catch((error: unknown) => {
      errors.push(error);
      res.writeHead(503).end();
    });
  });
  let base = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => provider.listen(socket, resolve));
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await proxy.close();
    door.closeAllConnections();
    door.close();
    provider.close();
    rmSync(folder, { recursive: true });
  });

  test('says itself from where a request came, whatever the client says', async () => {
    const answer = await fetch(`${base}/idp/auth?x=1`, {
      headers: {
        'x-forwarded-proto': 'gopher',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil',
        cookie: 'session=1',
      },
    });
    const seen = (await answer.json()) as { url: string; headers: Record<string, string> };
    expect(seen.url).toBe('/idp/auth?x=1');
    expect(seen.headers).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'linli.example.cn',
      cookie: 'session=1',
    });
    expect(seen.headers).not.toHaveProperty('forwarded');
    expect(answer.headers.getSetCookie()).toHaveLength(2);
  });

  test('carries forms', async () => {
    const answer = await fetch(`${base}/idp/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token' }),
    });
    expect(((await answer.json()) as { body: string }).body).toBe('grant_type=refresh_token');
  });

  test('is not blocked by those who begin a form and never end it', async () => {
    const { port } = door.address() as AddressInfo;
    const senders = Array.from({ length: 40 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.write('POST /idp/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n');
      return socket;
    });
    await sleep(200);
    expect((await fetch(`${base}/idp/auth`, { signal: AbortSignal.timeout(3_000) })).status).toBe(200);
    for (const socket of senders) socket.destroy();
  });

  test('says that the provider is away when nobody answers', async () => {
    provider.closeAllConnections();
    await new Promise((resolve) => provider.close(resolve));
    expect((await fetch(`${base}/idp/auth`)).status).toBe(503);
    expect(errors.at(-1)).toMatchObject({ code: 'core.identity.unavailable', details: { retryAfter: 1 } });
  });
});
