import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Problem } from '@linli/contracts';
import type { JWTPayload } from 'jose';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const GRANTS = '/api/core/v1/grants';
const now = () => Math.floor(Date.now() / 1000);

describe('a permission with which much can be done', () => {
  let core: TestCore;
  let guardian: { subject: string };
  let reader: { subject: string };

  beforeAll(async () => {
    core = await startTestCore();
    const street = await core.platform.unit('street');
    guardian = await core.person('guardian', [[['core.grant.create', 'core.grant.read'], street]]);
    reader = await core.person('reader', [[['core.grant.read'], street]]);
  });
  afterAll(() => core.close());

  const ask = async (method: string, { subject }: { subject: string }, claims: JWTPayload) =>
    core.send(GRANTS, {
      method,
      headers: {
        authorization: `Bearer ${await core.issuer.token(subject, claims)}`,
        'content-type': 'application/json',
      },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });

  test.each<[string, JWTPayload]>([
    ['with a password only', { acr: '1' }],
    ['without a word of how sure it was', { acr: undefined }],
    ['longer ago than allowed', { auth_time: now() - 310 }],
    ['at a time that is not said', { auth_time: undefined }],
    ['in the future', { auth_time: now() + 3600 }],
  ])('is not used after a log-in %s: 401, and what is needed stands in the header', async (_what, claims) => {
    const answer = await ask('POST', guardian, claims);
    expect([answer.status, answer.json<Problem>().code]).toEqual([401, 'core.identity.step-up']);
    expect(answer.headers['www-authenticate']).toMatch(
      /^Bearer error="insufficient_user_authentication", .*acr_values="gold", max_age="300"$/,
    );
  });

  test('is used after a recent log-in with a second factor: what is refused then is the empty body', async () => {
    const answer = await ask('POST', guardian, { acr: 'gold', auth_time: now() - 200 });
    expect([answer.status, answer.json<Problem>().errors?.length]).toEqual([400, expect.any(Number)]);
  });

  test('is refused to whoever does not hold it without asking for anything first', async () => {
    const answer = await ask('POST', reader, { acr: '1' });
    expect([answer.status, answer.json<Problem>().code]).toEqual([403, 'core.access.not-held']);
  });

  test('asks nothing of whoever only reads', async () => {
    expect((await ask('GET', guardian, { acr: '1' })).status).toBe(200);
  });
});
