// Long because every way through the door is tried against one core with one plugin behind it.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContextClaims, Problem } from '@linli/contracts';
import fc from 'fast-check';
import { decodeJwt, SignJWT } from 'jose';
import { fakeManifest, writeFakeBundle } from '../testing/fake-bundle.ts';
import { routesOf, type ApiDocument } from '../testing/random-requests.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const API = '/api/core/v1';

describe('core’s door for plugins', () => {
  let core: TestCore;
  let street: number;
  let other: number;
  let clerk: { id: string; authorization: string };

  beforeAll(async () => {
    core = await startTestCore((plugins) => {
      writeFakeBundle(plugins, 'fake');
      // Another plugin, whose manifest asks nothing of core.
      const manifest = fakeManifest({ id: 'quiet', permissions: [], roles: [], jobs: [] });
      writeFakeBundle(plugins, 'quiet', { ...manifest, api: { ...manifest.api, coreScopes: [] } });
    });
    street = await core.platform.unit('street');
    other = await core.platform.unit('street');
    clerk = await core.person('clerk', [
      [['fake.row.read', 'core.unit.read', 'core.unit.update', 'core.grant.read'], street],
    ]);
    await core.until(async () => (await core.send('/readyz')).status === 200);
  });
  afterAll(() => core.close());

  /** The context that the gateway sends the plugin for somebody. */
  const tokenOf = async (authorization: string, plugin = 'fake') => {
    const answer = await core.send(`/api/plugins/${plugin}/v1/anybody`, { headers: { authorization } });
    expect(answer.status).toBe(200);
    return answer.json<{ headers: Record<string, string> }>().headers['x-linli-context'] ?? '';
  };
  const as = async (authorization: string, address: string, more: object = {}) =>
    core.sendAsPlugin('fake', address, { token: await tokenOf(authorization), ...more });

  test('answers in the user’s name what the user and the plugin may both have', async () => {
    expect((await as(clerk.authorization, `${API}/units/${street}`)).json()).toMatchObject({ id: street });
    const beyond = await as(clerk.authorization, `${API}/units/${other}`);
    expect(beyond.status).toBe(404);
  });

  test('opens nothing that the manifest does not name, though the user may', async () => {
    const answer = await as(clerk.authorization, `${API}/grants`);
    expect([answer.status, answer.json<Problem>().code]).toEqual([403, 'core.access.not-in-core-scopes']);
    const rename = await as(clerk.authorization, `${API}/units/${street}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '新名', version: 1 }),
    });
    expect(rename.status).toBe(403);
    for (const [method, address] of [
      ['GET', '/me'],
      ['POST', '/sessions/end'],
    ] as const) {
      const own = await as(clerk.authorization, API + address, { method });
      expect([own.status, own.json<Problem>().code]).toEqual([403, 'core.access.not-for-plugins']);
    }
    const quiet = await core.sendAsPlugin('quiet', `${API}/units/${street}`, {
      token: await tokenOf(clerk.authorization, 'quiet'),
    });
    expect([quiet.status, quiet.json<Problem>().code]).toEqual([403, 'core.access.not-in-core-scopes']);
  });

  test('opens nothing to a plugin whose user may not', async () => {
    const nobody = await core.person('nobody', []);
    expect((await as(nobody.authorization, `${API}/units/${street}`)).status).toBe(403);
  });

  test('takes neither a forged nor an expired context, nor another plugin’s, nor none', async () => {
    const token = await tokenOf(clerk.authorization);
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = decodeJwt<ContextClaims>(token);
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const sign = (changes: object) =>
      new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'EdDSA' }).sign(stranger);
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: (await core.person('boss', [])).id })).toString(
      'base64url',
    );
    const wrong: [string, string | undefined][] = [
      ['none', undefined],
      ['no token', 'abc'],
      ['a strange key', await sign({})],
      ['other claims', `${head}.${changed}.${signature}`],
      ['another signature', `${head}.${body}.${randomBytes(64).toString('base64url')}`],
      ['no signature', `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`],
      ['of another plugin', await tokenOf(clerk.authorization, 'quiet')],
    ];
    for (const [what, given] of wrong) {
      const answer = await core.sendAsPlugin(
        'fake',
        `${API}/units/${street}`,
        given === undefined ? {} : { token: given },
      );
      expect([what, answer.status]).toEqual([what, 401]);
    }
    const real = Date.now;
    Date.now = () => real() + 61_000;
    try {
      expect((await core.sendAsPlugin('fake', `${API}/units/${street}`, { token })).status).toBe(401);
    } finally {
      Date.now = real;
    }
    expect((await core.sendAsPlugin('fake', `${API}/units/${street}`, { token })).status).toBe(200);
  });

  test.each([
    ['none', 'x'],
    ['a user’s', 'Bearer a.b.c'],
    ['of no shape', 'Plugin fake'],
    ['another plugin’s name', `Plugin fake.${'A'.repeat(43)}`],
  ])('takes no credential but the plugin’s own: %s', async (_what, authorization) => {
    const token = await tokenOf(clerk.authorization);
    const answer = await core.sendAsPlugin('fake', `${API}/units/${street}`, { token, authorization });
    expect([answer.status, answer.json<Problem>().code]).toEqual([401, 'core.context.not-a-plugin']);
  });

  test('takes a user’s own token for nothing, with or without the plugin’s credential', async () => {
    const answer = await core.sendAsPlugin('fake', `${API}/units/${street}`, { token: clerk.authorization.slice(7) });
    expect(answer.status).toBe(401);
  });

  test('knows credential and context at no other door', async () => {
    const token = await tokenOf(clerk.authorization);
    const headers = {
      'x-linli-context': token,
      'x-linli-plugin': 'fake',
      authorization: `Plugin fake.${'A'.repeat(43)}`,
    };
    expect((await core.send(`${API}/units/${street}`, { headers })).status).toBe(401);
    expect((await core.send('/context/jobs/tidy', { method: 'POST', headers })).status).toBe(404);
    expect((await core.send(`/context/scopes/${'a'.repeat(43)}`, { headers })).status).toBe(404);
    expect(statSync(path.join(core.config.socketDir, 'core.sock')).mode & 0o777).toBe(0o600);
  });

  test('ends with the user’s session, though the context has not expired', async () => {
    const leaving = await core.person('leaving', [[['core.unit.read'], street]]);
    const token = await tokenOf(leaving.authorization);
    expect((await core.sendAsPlugin('fake', `${API}/units/${street}`, { token })).status).toBe(200);
    expect(
      (await core.send(`${API}/sessions/end`, { method: 'POST', headers: { authorization: leaving.authorization } }))
        .status,
    ).toBe(204);
    const answer = await core.sendAsPlugin('fake', `${API}/units/${street}`, { token });
    expect([answer.status, answer.json<Problem>().code]).toEqual([401, 'core.identity.session-ended']);
  });

  test('follows a grant that ends, and an account that is disabled, whatever the token was made with', async () => {
    const changing = await core.person('changing', [[['core.unit.read'], street]]);
    const token = await tokenOf(changing.authorization);
    const ask = async () => (await core.sendAsPlugin('fake', `${API}/units/${street}`, { token })).status;
    expect(await ask()).toBe(200);
    await core.platform.revoke(changing.id);
    await core.until(async () => (await ask()) === 403, 2000);
    await core.platform.grant(changing.id, ['core.unit.read'], street);
    await core.until(async () => (await ask()) === 200, 2000);
    await core.database.client.query('UPDATE core.account SET disabled_at = now() WHERE id = $1', [changing.id]);
    await core.database.client.query(`SELECT pg_notify('linli_access', '*')`);
    await core.until(async () => (await ask()) === 401, 2000);
  });

  test.each([
    '/healthz',
    '/api/plugins/fake/v1/rows',
    '/shell/registry.json',
    '/api/core/v1/../../healthz',
    '/context/scopes/x',
    '/context/jobs/TIDY',
  ])('has nothing at %s', async (address) => {
    expect([400, 404]).toContain((await as(clerk.authorization, address, { method: 'GET' })).status);
  });

  describe('gives a context for a job', () => {
    const jobToken = async (job: string, plugin = 'fake') =>
      core.sendAsPlugin(plugin, `/context/jobs/${job}`, { method: 'POST' });

    test('with the permissions that the manifest gives it, in the plugin’s own name', async () => {
      const { token } = (await jobToken('tidy')).json<{ token: string }>();
      const claims = decodeJwt<ContextClaims>(token);
      expect(claims).toMatchObject({ aud: 'fake', name: '样例', job: 'tidy' });
      expect(Object.keys(claims.perms).sort()).toEqual(['core.unit.read', 'fake.row.read']);
      expect(claims.exp * 1000 - Date.now()).toBeLessThanOrEqual(60_000);
      const { rows } = await core.database.client.query('SELECT issuer, username FROM core.account WHERE id = $1', [
        claims.sub,
      ]);
      expect(rows).toEqual([{ issuer: 'linli-plugin', username: 'plugin:fake' }]);
      expect((await core.sendAsPlugin('fake', `${API}/units/${other}`, { token })).status).toBe(200);
      expect((await core.sendAsPlugin('fake', `${API}/grants`, { token })).status).toBe(403);
      expect((await core.sendAsPlugin('quiet', `${API}/units/${other}`, { token })).status).toBe(401);
    });

    test('and none that the job did not name, none of another plugin, none that is not declared', async () => {
      const { token } = (await jobToken('rows-only')).json<{ token: string }>();
      expect((await core.sendAsPlugin('fake', `${API}/units/${other}`, { token })).status).toBe(403);
      expect((await jobToken('none')).json<Problem>().code).toBe('core.job.unknown');
      expect((await jobToken('tidy', 'quiet')).status).toBe(403);
    });

    test('and opens no route of core but those: not one about people, grants, accounts or the audit log', async () => {
      const { token } = (await jobToken('tidy')).json<{ token: string }>();
      const document = (await core.send(`${API}/openapi.json`)).json<ApiDocument>();
      let closed = 0;
      for (const { method, path: address, operation } of routesOf(document)) {
        const [acting] = operation['x-linli-permissions'] ?? [];
        if (acting === 'core.unit.read') continue;
        const answer = await core.sendAsPlugin('fake', address.replaceAll(/\{\w+\}/g, String(street)), {
          token,
          method,
          ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' }),
        });
        // What needs no account at all answers as it does to everybody.
        if (answer.status < 400 && operation['x-linli-permissions'] === undefined) continue;
        expect([method, address, answer.status >= 400 && answer.status < 500]).toEqual([method, address, true]);
        if (answer.status === 403) closed += 1;
      }
      expect(closed).toBeGreaterThan(40);
    });

    test('which is over a minute later, and is not one for a user', async () => {
      const { token } = (await jobToken('tidy')).json<{ token: string }>();
      const ask = async () => (await core.sendAsPlugin('fake', `${API}/units/${street}`, { token })).status;
      expect(await ask()).toBe(200);
      const real = Date.now;
      Date.now = () => real() + 61_000;
      try {
        expect(await ask()).toBe(401);
        Date.now = () => real() - 3_600_000;
        expect(await ask()).toBe(200);
      } finally {
        Date.now = real;
      }
      const asUser = await core.send(`${API}/units/${street}`, { headers: { authorization: `Bearer ${token}` } });
      expect(asUser.status).toBe(401);
    });

    test('as an account that nobody can sign in as, or be given anything as', async () => {
      await jobToken('tidy');
      for (const claims of [{ iss: 'linli-plugin' }, {}]) {
        const token = await core.issuer.token('fake', claims);
        expect([401, 403]).toContain(
          (await core.send(`${API}/units/${street}`, { headers: { authorization: `Bearer ${token}` } })).status,
        );
      }
    });
  });

  test('answers from the tree as it is: a change whose midnight has come is in force for plugins too', async () => {
    const planned = await core.platform.unit('street', 1, '旧名街道');
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    const rename = await core.send(`${API}/units/${planned}`, {
      method: 'PATCH',
      headers: { authorization: await core.operator(), 'content-type': 'application/json' },
      body: JSON.stringify({ name: '新名街道', version: 1, effectiveOn: tomorrow }),
    });
    expect(rename.status).toBe(200);
    const { token } = (await core.sendAsPlugin('fake', '/context/jobs/tidy', { method: 'POST' })).json<{
      token: string;
    }>();
    const name = async () => (await core.sendAsPlugin('fake', `${API}/units/${planned}`, { token })).json()['name'];
    expect(await name()).toBe('旧名街道');
    core.setClock(Date.parse(`${tomorrow}T00:00:00+08:00`) + 1000 - Date.now());
    try {
      expect(await name()).toBe('新名街道');
    } finally {
      core.setClock(0);
    }
  });

  test('reaches nothing through a plugin that its user could not reach without it', async () => {
    const district = await core.platform.unit('district');
    const streets = await Promise.all([0, 1, 2].map(() => core.platform.unit('street', district)));
    const communities = await Promise.all(
      streets.flatMap((each) => [0, 1].map(() => core.platform.unit('community', each))),
    );
    const units = [district, ...streets, ...communities];
    const permissions = ['core.unit.read', 'core.unit.update', 'core.grant.read', 'fake.row.read'];
    const grants = fc.array(fc.tuple(fc.subarray(permissions, { minLength: 1 }), fc.constantFrom(...units)), {
      maxLength: 3,
    });
    const addresses = fc.array(
      fc.constantFrom(
        ...units.map((id) => `/units/${id}`),
        '/grants',
        '/units',
        ...units.map((id) => `/units/${id}/history`),
      ),
      { minLength: 4, maxLength: 8 },
    );
    let allowed = 0;
    await fc.assert(
      fc.asyncProperty(grants, addresses, async (held, asked) => {
        const person = await core.person('random', held);
        const token = await tokenOf(person.authorization);
        for (const address of asked) {
          const direct = await core.send(API + address, { headers: { authorization: person.authorization } });
          const through = await core.sendAsPlugin('fake', API + address, { token });
          if (through.status === 200) allowed += 1;
          if (through.status === 200 && (direct.status !== 200 || !isWithin(through.json(), direct.json())))
            return false;
          if (address === '/grants' && through.status === 200) return false;
        }
        return true;
      }),
      { numRuns: 60 },
    );
    expect(allowed).toBeGreaterThan(20);
  });
});

/** The same, but for what the asker may do next: that is the same or less. */
function isWithin(through: Record<string, unknown>, direct: Record<string, unknown>): boolean {
  const { actions: some = [], ...facts } = through as { actions?: string[] };
  const { actions: all = [], ...whole } = direct as { actions?: string[] };
  return JSON.stringify(facts) === JSON.stringify(whole) && some.every((action) => all.includes(action));
}
