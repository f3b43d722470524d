import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/**
 * The limit that the product is measured against, a process of its own: the same rows through `node:http` and `pg`,
 * without identity, scope or framework. Started by fork; says its port over IPC and ends with its parent.
 */
const [databaseUrl, sql, parameters] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
const values = JSON.parse(parameters ?? '[]') as unknown[];

const server = createServer((_request, response) => {
  pool.query({ name: 'list', text: sql ?? 'SELECT 1', values }).then(
    ({ rows }) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ items: rows })),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
