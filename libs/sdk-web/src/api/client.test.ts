import { describe, expect, test } from '@jest/globals';
import { fakeFetch, problemResponse, type FakeRoutes } from '../testing/fake-fetch.ts';
import { ApiError } from './api-error.ts';
import { createApiClient } from './client.ts';

function client(routes: FakeRoutes, fetchFn = fakeFetch(routes)) {
  const waits: number[] = [];
  const tokens: boolean[] = [];
  const api = createApiClient({
    getToken: (options) => {
      tokens.push(options?.refresh ?? false);
      return Promise.resolve(options?.refresh ? 'fresh' : 'old');
    },
    getLocale: () => 'en',
    fetch: fetchFn,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { api, waits, tokens, calls: fetchFn.calls };
}

describe('the API client', () => {
  test('sends language, token and a request id, and leaves unset words out of the query', async () => {
    const { api, calls } = client({ 'GET /api/core/v1/units': { items: [] } });
    await api.get('/units', { query: { parent: 7, q: '', state: ['a', 'b'], none: undefined } });
    expect(calls[0]?.query.toString()).toBe('parent=7&state=a&state=b');
    expect(calls[0]?.headers.get('accept-language')).toBe('en');
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer old');
    expect(calls[0]?.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('sends a POST again with the same key while the server is away, and waits as long as it asks', async () => {
    let times = 0;
    const { api, calls, waits } = client({
      'POST /api/core/v1/units': () => {
        times += 1;
        return times < 3 ? problemResponse({ status: 503, code: 'core.busy' }, { 'retry-after': '2' }) : { id: 1 };
      },
    });
    await expect(api.post('/units', { name: 'x' })).resolves.toEqual({ id: 1 });
    const keys = calls.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\x21-\x7e]{8,128}$/);
    expect(waits.every((ms) => ms >= 2000)).toBe(true);
  });

  test('tells of each write that was done, and of nothing else', async () => {
    const routes: FakeRoutes = {
      'GET /api/core/v1/units': {},
      'POST /api/core/v1/units': {},
      'PATCH /api/core/v1/units': {},
      'DELETE /api/core/v1/units': () => problemResponse({ status: 409, code: 'core.unit.busy' }),
    };
    let written = 0;
    const settings = { getToken: () => Promise.resolve('t'), getLocale: () => 'en', onWritten: () => (written += 1) };
    const api = createApiClient({ ...settings, fetch: fakeFetch(routes) });
    await api.get('/units');
    expect(written).toBe(0);
    await api.post('/units');
    await api.at('/api/core/v1').patch('/units', {});
    expect(written).toBe(2);
    await expect(api.delete('/units')).rejects.toThrow();
    expect(written).toBe(2);
  });

  test('keeps the key that the page gives', async () => {
    const { api, calls } = client({ 'POST /api/core/v1/units': {} });
    await api.post('/units', {}, { idempotencyKey: 'my-intent-1' });
    expect(calls[0]?.headers.get('idempotency-key')).toBe('my-intent-1');
  });

  describe('asked for a more recent log-in', () => {
    const asks = () =>
      problemResponse(
        { status: 401, code: 'core.identity.step-up' },
        {
          'www-authenticate':
            'Bearer error="insufficient_user_authentication", error_description="more", acr_values="gold", max_age="300"',
        },
      );
    const setUp = (answers: (() => unknown)[], wants: boolean) => {
      const fetchFn = fakeFetch({ 'POST /api/core/v1/grants': () => answers.shift()?.() });
      const asked: unknown[] = [];
      const api = createApiClient({
        getToken: () => Promise.resolve('token'),
        proveAgain: (stepUp) => {
          asked.push(stepUp);
          return Promise.resolve(wants);
        },
        getLocale: () => 'en',
        fetch: fetchFn,
      });
      return { api, asked, calls: fetchFn.calls };
    };

    test('lets the person prove it and sends the same call once more, with the same key', async () => {
      const { api, asked, calls } = setUp([asks, () => ({ id: 1 })], true);
      await expect(api.post('/grants', { roleId: 'x' })).resolves.toEqual({ id: 1 });
      expect(asked).toEqual([{ acr: 'gold', maxAgeSec: 300 }]);
      expect(calls).toHaveLength(2);
      expect(new Set(calls.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
    });

    test('says so when the person would rather not, and sends nothing more', async () => {
      const { api, calls } = setUp([asks], false);
      await expect(api.post('/grants', {})).rejects.toThrow('core.identity.step-up');
      expect(calls).toHaveLength(1);
    });

    test('asks once only: a second refusal is the answer', async () => {
      const { api, asked } = setUp([asks, asks], true);
      await expect(api.post('/grants', {})).rejects.toThrow('core.identity.step-up');
      expect(asked).toHaveLength(1);
    });
  });

  test('does not send a PATCH again by itself', async () => {
    const { api, calls } = client({ 'PATCH /api/core/v1/units/1': () => problemResponse({ status: 503, code: 'x' }) });
    await expect(api.patch('/units/1', { version: 1 })).rejects.toThrow(ApiError);
    expect(calls).toHaveLength(1);
  });

  test('asks once for a new token after a 401', async () => {
    const { api, tokens } = client({
      'GET /api/core/v1/me': ({ headers }: { headers: Headers }) =>
        headers.get('authorization') === 'Bearer fresh' ? { ok: 1 } : problemResponse({ status: 401, code: 'x' }),
    });
    await expect(api.get('/me')).resolves.toEqual({ ok: 1 });
    expect(tokens).toEqual([false, true]);
  });

  test('says client.offline when there is no answer, after trying again', async () => {
    const calls: unknown[] = [];
    const broken = Object.assign(
      () => {
        calls.push(1);
        return Promise.reject(new TypeError('Failed to fetch'));
      },
      { calls: [] },
    ) as unknown as ReturnType<typeof fakeFetch>;
    const { api } = client({}, broken);
    await expect(api.get('/me', { retryForMs: 400 })).rejects.toMatchObject({ problem: { code: 'client.offline' } });
    expect(calls.length).toBeGreaterThan(1);
  });

  test('gives the problem document of a refusal, and does not try again', async () => {
    const { api, calls } = client({
      'GET /api/core/v1/units/9': () => problemResponse({ status: 404, code: 'core.unit.not-found', title: '没有' }),
    });
    await expect(api.get('/units/9')).rejects.toMatchObject({ status: 404, code: 'core.unit.not-found' });
    expect(calls).toHaveLength(1);
  });

  test('says client.bad-answer when a proxy answers with a page', async () => {
    const { api } = client({ 'GET /api/core/v1/me': () => new Response('<html>', { status: 500 }) });
    await expect(api.get('/me')).rejects.toMatchObject({ status: 500, code: 'client.bad-answer' });
  });

  test('gives undefined for an answer without a body', async () => {
    const { api } = client({ 'POST /api/core/v1/sessions/end': () => new Response(null, { status: 204 }) });
    await expect(api.post('/sessions/end')).resolves.toBeUndefined();
  });

  test('stops waiting for a read when the page goes away', async () => {
    const controller = new AbortController();
    const hanging = Object.assign(
      (_: unknown, init?: RequestInit) =>
        new Promise<Response>((_resolve, reject) =>
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
        ),
      { calls: [] },
    ) as unknown as ReturnType<typeof fakeFetch>;
    const { api } = client({}, hanging);
    const answer = api.get('/me', { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});
