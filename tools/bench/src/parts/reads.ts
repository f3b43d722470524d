import { compare } from '../measure/compare.ts';
import { startBare } from '../product/bare.ts';
import type { Figure } from '../report/figure.ts';
import type { Workshop } from './part.ts';

const CONNECTIONS = 8;

/** A GET of the product, and what the bare server has for it. */
export interface Read {
  work: string;
  address: string;
  sql: string;
  values: unknown[];
}

/** How long each read takes with a few people asking at once, and what it costs each process; twice the bare time is allowed. */
export async function measureReads(
  { product, client, options, say, plan }: Workshop,
  token: string,
  reads: readonly Read[],
): Promise<Omit<Figure, 'part' | 'scale'>[]> {
  const routes = Object.fromEntries(reads.map(({ sql, values }, at) => [`/${at}`, { sql, values }]));
  const bare = await startBare(product.run.databaseUrl, routes);
  const figures: Omit<Figure, 'part' | 'scale'>[] = [];
  try {
    for (const [at, { work, address, sql, values }] of reads.entries()) {
      say(work);
      const { ours, limit } = await compare(
        { ours: product.api.target(work, address, token), limit: bare.target(`/${at}`) },
        { ...options, connections: CONNECTIONS },
        { ...product.groups, bare: bare.pid },
      );
      const cpu = Object.fromEntries(Object.entries(ours.cpu).map(([group, ms]) => [`${group} ms`, ms]));
      const more = { 'requests/s': ours.perSecond, 'bare requests/s': limit.perSecond, p99: ours.p99, ...cpu };
      figures.push({ work, unit: 'ms', product: ours.p50, limit: limit.p50, target: { atMost: 2 }, more });
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, TIMING OFF) ${sql}`, values);
      plan(`bare: ${work}`, rows.map((row) => row['QUERY PLAN']).join('\n'));
    }
  } finally {
    bare.stop();
  }
  return figures;
}

/** A function of the platform that other statements call, and the same asked by hand. */
export interface Asked {
  work: string;
  sql: string;
  bareSql: string;
  values: unknown[];
}

/** What a question costs in the database, both ways through the bare server: nothing else is in the figure. */
export async function measureQuestion(
  { product, options, say }: Workshop,
  { work, sql, bareSql, values }: Asked,
): Promise<Omit<Figure, 'part' | 'scale'>> {
  const routes = { '/ours': { sql, values }, '/limit': { sql: bareSql, values } };
  const bare = await startBare(product.run.databaseUrl, routes);
  try {
    say(work);
    const { ours, limit } = await compare(
      { ours: bare.target('/ours'), limit: bare.target('/limit') },
      { ...options, connections: CONNECTIONS },
      product.groups,
    );
    return { work, unit: 'ms', product: ours.p50, limit: limit.p50, target: { atMost: 2 }, more: { p99: ours.p99 } };
  } finally {
    bare.stop();
  }
}
