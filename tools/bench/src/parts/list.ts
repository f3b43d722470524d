import { loadIssues } from '../data/load-issues.ts';
import { loadTree } from '../data/load-tree.ts';
import { compare } from '../measure/compare.ts';
import { equip } from '../product/accounts.ts';
import { startBare } from '../product/bare.ts';
import type { Figure } from '../report/figure.ts';
import { addressOf, bareSql, LIST_CASES, LIST_LEVELS, nameOf, unitsAt } from './list-cases.ts';
import { explainList } from './list-plans.ts';
import type { Part } from './part.ts';

export const ISSUES = 5_000_000;
export const READER_ROLES = ['grid.desk', 'grid.reporter', 'grid.handler', 'grid.verifier'];
const CONNECTIONS = 16;

/**
 * The list that everyone opens all day: newest 20 through gateway, plugin process and row-level security, against the
 * same rows from the bare server.
 */
export const list: Part = async ({ product, client, scale, options, say, plan }) => {
  await loadTree(client);
  await loadIssues(client, Math.round(ISSUES * scale), say);
  const figures: Omit<Figure, 'part' | 'scale'>[] = [];
  for (const scopes of [1, 3] as const) {
    for (const [at, level] of LIST_LEVELS.entries()) {
      const units = await unitsAt(client, level, scopes);
      const { username } = await equip(client, at, READER_ROLES, units);
      const token = await product.api.tokenOf(username);
      for (const each of LIST_CASES.filter((one) => one.level === level && one.scopes === scopes)) {
        const path = `/${nameOf(each).replaceAll(/\W+/g, '-')}`;
        const bare = await startBare(product.run.databaseUrl, {
          [path]: { sql: bareSql(each), values: scopes === 1 ? units : [units] },
        });
        const target = product.api.target(nameOf(each), `/api/plugins/grid${addressOf(each)}`, token);
        try {
          say(nameOf(each));
          const groups = { ...product.groups, bare: bare.pid };
          const measured = await compare(
            { product: target, bare: bare.target(path) },
            { ...options, connections: CONNECTIONS },
            groups,
          );
          figures.push(...figuresOf(nameOf(each), measured));
        } finally {
          bare.stop();
        }
        plan(`list: ${nameOf(each)}`, await explainList(client, each, username));
      }
    }
  }
  return figures;
};

function figuresOf(work: string, { product, bare }: Awaited<ReturnType<typeof compare<'product' | 'bare'>>>) {
  const cost = (side: 'product' | 'bare', cpu: Record<string, number>) =>
    Object.fromEntries(Object.entries(cpu).map(([group, ms]) => [`${side} ${group} ms`, Number(ms.toFixed(3))]));
  return [
    {
      work,
      unit: 'requests/s',
      product: product.perSecond,
      limit: bare.perSecond,
      target: { atLeast: 0.5 },
      more: { p50: product.p50, 'bare p50': bare.p50, ...cost('product', product.cpu), ...cost('bare', bare.cpu) },
    },
    { work: `${work}, p99`, unit: 'ms', product: product.p99, limit: bare.p99, target: { atMost: 3 } },
  ] as const;
}
