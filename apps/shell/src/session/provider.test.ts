import { describe, expect, test } from '@jest/globals';
import { ProviderAwayError, SessionOverError, discoverProvider, refreshTokens } from './provider.ts';
import type { ProviderMetadata } from './provider.ts';

const provider: ProviderMetadata = {
  issuer: 'http://idp',
  authorization_endpoint: 'http://idp/auth',
  token_endpoint: 'http://idp/token',
};
const tokens = { access: 'a', refresh: 'old-refresh', id: 'old-id', timeSkew: 0 };
const access = `h.${btoa(JSON.stringify({ sub: 's', iat: Math.floor(Date.now() / 1000), exp: 0 }))}.s`;

// jsdom has no Response; what is used of one is little.
const answering =
  (status: number, body: unknown): typeof fetch =>
  () =>
    Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
const refresh = (fetcher: typeof fetch) => refreshTokens(provider, 'client', tokens, fetcher);

describe('a refresh', () => {
  test('keeps the refresh and id token that the answer does not repeat', async () => {
    expect(await refresh(answering(200, { access_token: access }))).toMatchObject({
      access,
      refresh: 'old-refresh',
      id: 'old-id',
    });
  });

  test('answered 400 means that the session is over', async () => {
    await expect(refresh(answering(400, { error: 'invalid_grant' }))).rejects.toBeInstanceOf(SessionOverError);
  });

  test.each([401, 429, 500, 502, 503])('answered %i means to try again', async (status) => {
    await expect(refresh(answering(status, {}))).rejects.toBeInstanceOf(ProviderAwayError);
  });

  test('without an answer means to try again', async () => {
    await expect(refresh(() => Promise.reject(new TypeError('failed to fetch')))).rejects.toBeInstanceOf(
      ProviderAwayError,
    );
  });

  test('with an answer that is not JSON means to try again', async () => {
    const fetcher = () =>
      Promise.resolve({ ok: true, status: 200, json: () => Promise.reject(new SyntaxError()) } as unknown as Response);
    await expect(refresh(fetcher)).rejects.toBeInstanceOf(ProviderAwayError);
  });
});

describe('discovery', () => {
  test('asks below the issuer, with or without a slash at its end', async () => {
    const asked: string[] = [];
    const fetcher: typeof fetch = (input) => {
      asked.push(String(input));
      return answering(200, provider)(input);
    };
    expect(await discoverProvider('http://idp/', fetcher)).toMatchObject({ token_endpoint: 'http://idp/token' });
    expect(asked).toEqual(['http://idp/.well-known/openid-configuration']);
  });

  test('that names no endpoints is as good as none', async () => {
    await expect(discoverProvider('http://idp', answering(200, {}))).rejects.toBeInstanceOf(ProviderAwayError);
  });
});
