import type { PluginKit } from '../plugin/define-plugin.ts';
import type { FakeRoutes } from './fake-fetch.ts';

/** A plugin's API as a fake: `{ 'GET parks': … }` is below the plugin's own base, `{ 'GET /api/core/…': … }` is not. */
export function fakePluginApi(plugin: Pick<PluginKit, 'apiBase'>, routes: FakeRoutes): FakeRoutes {
  return Object.fromEntries(
    Object.entries(routes).map(([route, answer]) => {
      const [method, path = ''] = route.split(' ');
      return [`${method} ${path.startsWith('/') ? path : `${plugin.apiBase}/${path}`}`, answer];
    }),
  );
}

/** A page with everything that there is. */
export function fakePage<T>(items: readonly T[]) {
  return { items: [...items], page: 1, pageSize: 20, total: items.length, exact: true };
}
