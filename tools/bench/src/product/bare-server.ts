import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { BareRoutes } from './bare.ts';

/**
 * The limit that the product is measured against, a process of its own: the same rows through `node:http` and `pg`,
 * without identity, scope or framework. Started by fork; says its port over IPC and ends with its parent.
 */
const [databaseUrl, given = '{}'] = process.argv.slice(2);
const routes = JSON.parse(given) as BareRoutes;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });

const server = createServer((request, response) => {
  const route = routes[request.url ?? ''];
  if (!route) return response.writeHead(404).end();
  pool.query({ name: request.url ?? '', text: route.sql, values: route.values }).then(
    ({ rows }) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ items: rows })),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
