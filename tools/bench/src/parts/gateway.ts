import { compare } from '../measure/compare.ts';
import { equip } from '../product/accounts.ts';
import { READER_ROLES } from './list.ts';
import type { Part } from './part.ts';

/** What the gateway adds to a call of the plugin: one request at a time, so that it is latency and not the machine. */
export const gateway: Part = async ({ product, client, options }) => {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM core.unit WHERE level = 'street' AND id IN (SELECT street_id FROM plugin_grid.issue) ORDER BY id LIMIT 1`,
  );
  const unit = rows[0]?.id ?? 0;
  const { username, accountId } = await equip(client, 1, READER_ROLES, [unit]);
  const path = '/v1/issues?page=1&pageSize=20';
  const { rows: permissions } = await client.query<{ id: string }>(
    'SELECT DISTINCT unnest(permissions) AS id FROM core.role WHERE id = ANY ($1)',
    [READER_ROLES],
  );
  const claims = {
    aud: 'grid',
    sub: accountId,
    name: username,
    av: 1,
    scopes: [[[unit, 'street']]],
    perms: Object.fromEntries(permissions.map(({ id }) => [id, 0])),
    vouch: 'bench.{}',
  };
  const measured = await compare(
    {
      through: product.api.target(
        'through the gateway',
        `/api/plugins/grid${path}`,
        await product.api.tokenOf(username),
      ),
      direct: product.api.pluginTarget('the plugin directly', path, claims),
    },
    { ...options, connections: 1 },
    product.groups,
  );
  return [
    {
      work: 'a list through the gateway, against the plugin’s socket, p50',
      unit: 'ms',
      product: measured.through.p50,
      limit: measured.direct.p50,
      target: { atMost: 1.4 },
      more: { p99: measured.through.p99, 'direct p99': measured.direct.p99 },
    },
  ];
};
