import { createPrivateKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Problem } from '@linli/contracts';
import { generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const ME = '/api/core/v1/me';
const YEAR_FROM_NOW = Math.floor(Date.now() / 1000) + 365 * 24 * 3600;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

describe('who is asking', () => {
  let core: TestCore;
  let subject: string;

  beforeAll(async () => {
    core = await startTestCore();
    const street = await core.platform.unit('street');
    ({ subject } = await core.person('somebody', [[['core.unit.read'], street]]));
  });
  afterAll(() => core.close());

  const me = (token: string) => core.send(ME, { headers: { authorization: `Bearer ${token}` } });
  const now = () => Math.floor(Date.now() / 1000);
  const status = async (token: string | Promise<string>) => (await me(await token)).status;

  test('is known by a token of the issuer', async () => {
    const answer = await me(await core.issuer.token(subject));
    expect([answer.status, answer.json()['displayName']]).toEqual([200, 'somebody']);
  });

  test.each<[string, JWTPayload]>([
    ['another audience', { aud: 'linli-shell' }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'http://elsewhere' }],
    ['the operator’s issuer', { iss: 'linli-operator', sub: 'operator' }],
    ['an expiry long ago', { exp: 1000, iat: 900 }],
    ['an expiry a minute ago', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['no expiry', { exp: undefined }],
    ['a beginning to come', { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ['an issue to come', { iat: Math.floor(Date.now() / 1000) + 600, exp: Math.floor(Date.now() / 1000) + 900 }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
  ])('is nobody with %s', async (_what, claims) => {
    const answer = await me(await core.issuer.token(subject, claims));
    expect([answer.status, answer.json<Problem>().code]).toEqual([401, 'core.identity.bad-token']);
  });

  test('is nobody with a signature that is missing, of another key, of a shared secret or of another text', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: core.issuer.issuer, aud: 'linli', sub: subject, iat: now(), exp: now() + 300 };
    expect(await status(`${part({ alg: 'none' })}.${part(claims)}.`)).toBe(401);
    expect(await status(`${part({ alg: 'none' })}.${part(claims)}.abc`)).toBe(401);
    const stranger = await generateKeyPair('ES256');
    expect(await status(core.issuer.sign({ sub: subject }, {}, stranger.privateKey))).toBe(401);
    expect(await status(core.issuer.sign({ sub: subject }, { kid: 'operator' }))).toBe(401);
    expect(
      await status(new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(Buffer.alloc(32, 1))),
    ).toBe(401);
    const [head, , signature] = (await core.issuer.token(subject)).split('.');
    expect(await status(`${head}.${part({ ...claims, sub: 'somebody-else' })}.${signature}`)).toBe(401);
  });

  test('does not make core ask the provider for every key id that a stranger invents', async () => {
    const before = core.issuer.asked;
    for (let i = 0; i < 10; i += 1)
      expect(await status(core.issuer.sign({ sub: subject }, { kid: `invented-${i}` }))).toBe(401);
    expect(core.issuer.asked - before).toBeLessThanOrEqual(1);
  });

  test('is told so when there is no account, or a disabled one', async () => {
    expect((await me(await core.issuer.token('a-stranger'))).json<Problem>()).toMatchObject({
      status: 403,
      code: 'core.identity.no-account',
    });
    const gone = await core.person('gone', []);
    await core.database.client.query(`UPDATE core.account SET disabled_at = now() WHERE id = $1`, [gone.id]);
    expect((await core.send(ME, { headers: { authorization: gone.authorization } })).status).toBe(403);
  });

  describe('the operator', () => {
    const key = () =>
      createPrivateKey({
        key: JSON.parse(readFileSync(path.join(core.config.home, 'keys/operator.jwk.json'), 'utf8')) as JsonWebKey,
        format: 'jwk',
      });
    const operatorToken = (claims: JWTPayload = {}, signer = key()) =>
      new SignJWT({ iss: 'linli-operator', aud: 'linli', sub: 'operator', iat: now(), exp: now() + 60, ...claims })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'operator' })
        .sign(signer);

    test('is known by a token signed with the key of this installation', async () => {
      const answer = await me(await operatorToken());
      expect(answer.json()).toMatchObject({ username: 'operator', units: [{ id: 1, level: 'nation', path: [] }] });
    });

    test.each<[string, JWTPayload]>([
      ['a long life', { exp: Math.floor(Date.now() / 1000) + 3600 }],
      ['a short life in a year', { iat: YEAR_FROM_NOW, exp: YEAR_FROM_NOW + 60 }],
      ['an end before its issue', { iat: YEAR_FROM_NOW, exp: YEAR_FROM_NOW - 60 }],
      ['another subject', { sub: 'somebody' }],
      ['another audience', { aud: 'x' }],
      ['no expiry', { exp: undefined }],
    ])('is refused with %s', async (_what, claims) => expect(await status(operatorToken(claims))).toBe(401));

    test('cannot be played with another key, nor a person with the operator’s key', async () => {
      expect(await status(operatorToken({}, generateKeyPairSync('ed25519').privateKey))).toBe(401);
      expect(await status(operatorToken({ iss: core.issuer.issuer, sub: subject }))).toBe(401);
    });
  });

  describe('a session that is over', () => {
    const end = (token: string) =>
      core.send('/api/core/v1/sessions/end', { method: 'POST', headers: { authorization: `Bearer ${token}` } });

    test('is refused from the next request on, also after a restart, and others go on', async () => {
      const mine = await core.issuer.token(subject, { sid: 'mine' });
      const other = await core.issuer.token(subject, { sid: 'other' });
      expect(await status(mine)).toBe(200);
      expect((await end(mine)).status).toBe(204);
      expect((await me(mine)).json<Problem>().code).toBe('core.identity.session-ended');
      expect(await status(core.issuer.token(subject, { sid: 'mine' }))).toBe(401);
      await core.restart();
      expect(await status(mine)).toBe(401);
      expect(await status(other)).toBe(200);
    });

    test('leaves a line in the audit log when it begins, and one when it ends', async () => {
      const token = await core.issuer.token(subject, { sid: 'logged' });
      expect(await status(token)).toBe(200);
      const lines = async () =>
        (
          await core.database.client.query<{ action: string; kind: string; actor: string }>(
            `SELECT action, kind, actor FROM core.audit_entry WHERE target = 'logged' ORDER BY id`,
          )
        ).rows;
      // Nobody waits for the first one.
      await core.until(async () => (await lines()).length === 1);
      expect(await status(token)).toBe(200);
      expect((await end(token)).status).toBe(204);
      const [began, ended, ...more] = await lines();
      expect([began, ended, more]).toMatchObject([
        { action: 'core.session.started', kind: 'session' },
        { action: 'core.session.ended', kind: 'session' },
        [],
      ]);
      expect(began?.actor).toBe(ended?.actor);
    });

    test('is refused here soon when another instance of core ended it', async () => {
      const token = await core.issuer.token(subject, { sid: 'elsewhere' });
      expect(await status(token)).toBe(200);
      await core.database.client.query(
        `INSERT INTO core.ended_session (issuer, sid, forget_at) VALUES ($1, 'elsewhere', now() + interval '24 hours')`,
        [core.issuer.issuer],
      );
      await core.until(async () => (await status(token)) === 401, 5000);
    });

    const logout = (claims: JWTPayload, header = {}) =>
      core.issuer
        .sign(
          { aud: 'linli-shell', jti: Math.random().toString(36), events: { [EVENT]: {} }, ...claims },
          { typ: 'logout+jwt', ...header },
        )
        .then((token) => post(token));
    const post = (token: string) =>
      core.send('/api/core/v1/sessions/backchannel-logout', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `logout_token=${token}`,
      });

    test('can be ended by the identity provider, by its id or for all sessions of a subject', async () => {
      const token = await core.issuer.token(subject, { sid: 'by-provider' });
      expect((await logout({ sid: 'by-provider' })).status).toBe(200);
      expect(await status(token)).toBe(401);
      const person = await core.person('everywhere', []);
      const old = await core.issuer.token(person.subject, { sid: 'a', iat: now() - 10 });
      expect(await status(old)).toBe(200);
      expect((await logout({ sub: person.subject })).status).toBe(200);
      expect(await status(old)).toBe(401);
      expect(await status(core.issuer.token(person.subject, { sid: 'b', iat: now() + 2 }))).toBe(200);
    });

    test('does not make the provider wait for the request that is ending it and waits for the provider', async () => {
      const token = await core.issuer.token(subject, { sid: 'under-way' });
      expect(await status(token)).toBe(200);
      const { client } = core.database;
      const isKnown = async () =>
        (await client.query(`SELECT FROM core.session WHERE sid = 'under-way'`)).rowCount === 1;
      await core.until(isKnown);
      await client.query('BEGIN');
      await client.query(`UPDATE core.session SET ended_at = now() WHERE sid = 'under-way'`);
      const answer = await Promise.race([logout({ sid: 'under-way' }), sleep(3_000)]);
      await client.query('COMMIT');
      expect(answer?.status).toBe(200);
      expect(await status(token)).toBe(401);
    });

    test.each<[string, JWTPayload, object]>([
      ['for another client', { aud: 'linli', sid: 'x' }, {}],
      ['without the event', { events: {}, sid: 'x' }, {}],
      ['without any events', { events: undefined, sid: 'x' }, {}],
      ['with a nonce', { nonce: 'n', sid: 'x' }, {}],
      ['that names nobody', {}, {}],
      ['without a jti', { jti: undefined, sid: 'x' }, {}],
      ['of yesterday', { iat: 1000, sid: 'x' }, {}],
      ['of another issuer', { iss: 'http://elsewhere', sid: 'x' }, {}],
      ['that is an access token', { sid: 'x' }, { typ: 'at+jwt' }],
    ])('is not ended by a logout token %s', async (_what, claims, header) => {
      const answer = await logout(claims, header);
      expect([answer.status, answer.json<Problem>().code]).toEqual([400, 'core.session.bad-logout-token']);
    });

    test('is not ended by a logout token that was used before', async () => {
      const claims = { aud: 'linli-shell', jti: 'once-only', events: { [EVENT]: {} }, sid: 'twice' };
      const token = await core.issuer.sign(claims, { typ: 'logout+jwt' });
      expect((await post(token)).status).toBe(200);
      expect((await post(token)).status).toBe(400);
    });
  });

  test('is nobody by a clock that jumped past the token’s end, and somebody again when it is set back', async () => {
    const token = await core.issuer.token(subject, { sid: 'jumping' });
    const grant = async (at: string) =>
      (await core.send('/api/core/v1/units', { headers: { authorization: `Bearer ${at}` } })).status;
    expect([await status(token), await grant(token)]).toEqual([200, 200]);
    const others = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval'] as const;
    const rest = ['clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const;
    try {
      jest.useFakeTimers({ now: Date.now() + 3_600_000, doNotFake: [...others, ...rest] });
      const late = await me(token);
      expect([late.status, late.json<Problem>().code]).toEqual([401, 'core.identity.bad-token']);
      // Days back: what was valid then is valid, and what is remembered of grants does no harm.
      jest.setSystemTime(Date.now() - 4 * 24 * 3_600_000);
      expect([await status(token), await grant(token)]).toEqual([200, 200]);
    } finally {
      jest.useRealTimers();
    }
    expect(await status(token)).toBe(200);
  });

  test('goes on while the provider is away, when its key is known; a new key has to wait', async () => {
    const before = await core.issuer.token(subject, { sid: 'long' });
    expect(await status(before)).toBe(200);
    await core.issuer.close();
    expect(await status(before)).toBe(200);
    expect(await status(core.issuer.token(subject, { sid: 'fresh' }))).toBe(200);
    await core.issuer.rotate();
    const rotated = await core.issuer.token(subject, { sid: 'rotated' });
    await core.until(async () => (await me(rotated)).status === 503, 8000);
    await core.issuer.open();
    await core.until(async () => (await me(rotated)).status === 200, 8000);
  });
});
