import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { askSocket, ProviderProcess } from '../testing/provider-process.ts';
import { until, World } from '../testing/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

describe("the operator's door", () => {
  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    askSocket(world.socketPath, { method: 'POST', path: '/operator/token', headers, body: JSON.stringify(body) });

  test('gives an access token with the same claims but no session', async () => {
    const { status, body } = await ask({ username: 'li.wei', ttl: 60 });
    expect(status).toBe(200);
    const { access_token: token } = JSON.parse(body) as { access_token: string };
    const jwks = createRemoteJWKSet(new URL(`${world.gateway.url}/idp/jwks`));
    const { payload } = await jwtVerify(token, jwks, { issuer: `${world.gateway.url}/idp`, audience: 'linli' });
    expect(payload).toMatchObject({ preferred_username: 'li.wei', name: '李伟', azp: 'linli-shell', acr: '1' });
    expect(payload['sid']).toBeUndefined();
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  });

  test('says what is wrong', async () => {
    expect((await ask({ username: 'nobody' })).status).toBe(404);
    expect((await ask({ username: 'li.wei', ttl: 3601 })).status).toBe(400);
    expect((await ask({})).status).toBe(400);
  });

  test('is not reached through the gateway', async () => {
    expect((await ask({ username: 'li.wei' }, { 'x-forwarded-host': 'localhost' })).status).toBe(404);
    for (const path of [
      '/idp/operator/token',
      '/idp/../operator/token',
      '/idp/%2e%2e/operator/token',
      '/idp//operator/token',
    ]) {
      const answer = await askSocket(world.socketPath, {
        method: 'POST',
        path,
        headers: { accept: 'application/json' },
        body: '{"username":"li.wei"}',
      });
      expect([path, answer.status, answer.body.includes('access_token')]).toEqual([path, 404, false]);
    }
  });
});

describe('the process', () => {
  const trial = async (env: Record<string, string>) =>
    new ProviderProcess({
      LINLI_HOME: world.folder,
      LINLI_SOCKET_DIR: join(world.folder, 'other'),
      LINLI_PUBLIC_URL: world.gateway.url,
      LINLI_DATABASE_URL: world.proxy.url,
      ...env,
    });

  test('refuses to run without the demo flag, in one sentence', async () => {
    const { code, stderr, messages } = await (await trial({ LINLI_DEMO: '' })).ended;
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('LINLI_DEMO=1')]);
    expect(messages).toEqual([{ type: 'fatal', code: 'setting', message: expect.stringContaining('LINLI_DEMO=1') }]);
  });

  test('refuses to run beside another one on the same socket', async () => {
    const { code, stderr } = await (await trial({ LINLI_SOCKET_DIR: world.folder })).ended;
    expect([code, stderr]).toEqual([5, expect.stringContaining('Another identity provider is running')]);
  });

  test('ends when its parent is gone', async () => {
    const other = await trial({});
    await other.ready;
    other.child.disconnect();
    expect((await other.ended).code).toBe(0);
  });

  test('waits for a database that is not there yet, and ends on SIGTERM meanwhile', async () => {
    const other = await trial({ LINLI_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    let ready = false;
    void other.ready.then(
      () => (ready = true),
      () => undefined,
    );
    await until(() => existsSync(join(world.folder, 'other', 'idp.sock')));
    await sleep(500);
    expect(ready).toBe(false);
    expect((await other.stop()).code).toBe(0);
  });
});
