import type { StateMachine } from '@linli/contracts';
import type { PluginKit } from '../plugin/define-plugin.ts';
import type { FakeRoutes } from './fake-fetch.ts';
import { fakePage, fakePluginApi } from './fake-plugin-api.ts';

/** A record as its page shows it. */
interface FakeRecord {
  id: string;
  createdAt: string;
  createdBy: { id: string; name: string };
}

/**
 * The API of a noun that has one record, just added. `more` overrides and adds, each below the noun's route:
 * `{ 'POST ': …, 'POST :id/close': … }`.
 */
export function fakeRecords(
  { plugin, machine }: { plugin: Pick<PluginKit, 'apiBase'>; machine: StateMachine },
  route: string,
  one: FakeRecord,
  more: FakeRoutes = {},
): FakeRoutes {
  const created = { id: one.id, action: machine.create.action, at: one.createdAt, by: one.createdBy };
  const own = Object.fromEntries(
    Object.entries(more).map(([asked, answer]) => {
      const [method, path = ''] = asked.split(' ');
      return [`${method} ${path === '' ? route : `${route}/${path}`}`, answer];
    }),
  );
  return fakePluginApi(plugin, {
    [`GET ${route}`]: fakePage([one]),
    [`GET ${route}/:id`]: one,
    [`GET ${route}/:id/history`]: { items: [created] },
    ...own,
  });
}
