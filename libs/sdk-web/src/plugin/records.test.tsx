import { describe, expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen } from '@testing-library/react';
import { createApiClient } from '../api/client.ts';
import { useAddressFlag } from '../kit/use-address-flag.ts';
import { fakeFetch, fakePage, fakePluginApi, renderWithLinli } from '../testing/index.ts';
import { definePlugin } from './define-plugin.ts';
import { RecordPages } from './record-pages.tsx';
import { recordsOf } from './records.ts';

interface Park {
  id: string;
  version: number;
}
const plugin = definePlugin({ id: 'demo', locales: { 'zh-CN': {}, en: {} } });
const parks = recordsOf<Park>(plugin, 'parks');
const PARK = { id: 'a', version: 3 };

function world() {
  const fetch = fakeFetch(
    fakePluginApi(plugin, {
      'GET parks': fakePage([PARK]),
      'GET parks/:id': PARK,
      'POST parks': PARK,
      'POST parks/:id/close': { ...PARK, version: 4 },
    }),
  );
  const api = createApiClient({
    base: plugin.apiBase,
    fetch,
    getToken: () => Promise.resolve('t'),
    getLocale: () => 'en',
  });
  return { api, calls: fetch.calls, queries: new QueryClient() };
}

describe('the records of a noun', () => {
  test('are asked for, made and changed at one place of the API, with the version that was looked at', async () => {
    const { api, calls } = world();
    await parks.create(api, { name: 'x' }, 'a-key-of-its-own');
    await parks.act(api, PARK, 'close', { reason: 'z' });
    expect(calls.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/api/plugins/demo/v1/parks', { name: 'x' }],
      ['POST', '/api/plugins/demo/v1/parks/a/close', { reason: 'z', version: 3 }],
    ]);
    expect(calls[0]?.headers.get('idempotency-key')).toBe('a-key-of-its-own');
  });

  test('after a change the record is shown as answered, and the lists are asked for anew', async () => {
    const { api, calls, queries } = world();
    await queries.fetchQuery(parks.one(api, 'a'));
    await queries.fetchQuery(parks.page(api, {}));
    const asked = calls.length;
    parks.keep(queries, { id: 'a', version: 4 });
    expect(await queries.ensureQueryData(parks.one(api, 'a'))).toEqual({ id: 'a', version: 4 });
    expect(calls).toHaveLength(asked);
    expect(queries.getQueryState(parks.page(api, {}).queryKey)?.isInvalidated).toBe(true);
  });
});

describe('the pages of a noun', () => {
  const List = () => {
    const address = parks.useAddress();
    const [open, setOpen] = useAddressFlag('create');
    return (
      <>
        <a href={address.record('a')}>{open ? 'open' : 'shut'}</a>
        <button onClick={() => setOpen(!open)}>switch</button>
      </>
    );
  };
  const pages = (
    <RecordPages plugin={plugin} route="parks" list={List} detail={({ id }) => <h1>{`record ${id}`}</h1>} />
  );

  test('are the list, and below it each record', async () => {
    renderWithLinli(pages, { route: plugin.path('parks/a') });
    expect(await screen.findByRole('heading', { name: 'record a' })).toBeTruthy();
  });

  test('keep the unit of the header in their links, and what is open in the address', async () => {
    const { address } = renderWithLinli(pages, { route: `${plugin.path('parks')}?unit=10` });
    expect((await screen.findByRole('link', { name: 'shut' })).getAttribute('href')).toBe('/p/demo/parks/a?unit=10');
    fireEvent.click(screen.getByRole('button', { name: 'switch' }));
    expect(await screen.findByRole('link', { name: 'open' })).toBeTruthy();
    expect(address()).toBe('/p/demo/parks?unit=10&create=1');
    fireEvent.click(screen.getByRole('button', { name: 'switch' }));
    expect(address()).toBe('/p/demo/parks?unit=10');
  });
});
