import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from './workspace.ts';

interface Graph {
  nodes: Record<string, { data: { root: string } }>;
  dependencies: Record<string, { source: string; target: string }[]>;
}

/** Who may lean on whom: `contracts ← sdk-* ← plugins, core, shell ← apps`; tools lean on what they drive. */
const ARROWS: [from: RegExp, to: RegExp][] = [
  [/^libs\/sdk-/, /^libs\/contracts$/],
  [/^apps\/(core|demo-idp)$/, /^libs\/(contracts|sdk-server)$/],
  [/^apps\/shell$/, /^libs\/(contracts|sdk-web)$/],
  [/^plugins\//, /^libs\/(contracts|sdk-server|sdk-web)$/],
  [/^apps\/e2e$/, /^(libs\/contracts|libs\/sdk-server|tools\/(cli|demo))$/],
  [/^tools\/cli$/, /^(libs\/.*|tools\/demo)$/],
  [/^tools\/demo$/, /^libs\/contracts$/],
  // What is measured is the platform's own code: its migrations, its seals, its workbooks.
  [/^tools\/bench$/, /^libs\/(contracts|sdk-server)$/],
  // Test and lint presets: used by everybody, at development time only.
  [/.*/, /^tools\/lint$/],
];

let edges: [string, string][];

beforeAll(() => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'linli-graph-')), 'graph.json');
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'graph', `--file=${file}`], {
    cwd: ROOT,
    env: { ...process.env, NX_DAEMON: 'false' },
    stdio: 'pipe',
  });
  const { graph } = JSON.parse(readFileSync(file, 'utf8')) as { graph: Graph };
  const rootOf = (name: string) => graph.nodes[name]?.data.root;
  edges = Object.values(graph.dependencies)
    .flat()
    .map(({ source, target }): [string | undefined, string | undefined] => [rootOf(source), rootOf(target)])
    .filter(
      (edge): edge is [string, string] =>
        edge[0] !== undefined && edge[1] !== undefined && edge[0] !== '.' && edge[1] !== '.',
    );
}, 120_000);

describe('the project graph', () => {
  test('knows the packages and their arrows', () => {
    expect(edges).toContainEqual(['libs/sdk-server', 'libs/contracts']);
    expect(edges).toContainEqual(['apps/core', 'libs/sdk-server']);
  });

  test('has one direction of imports', () => {
    const wrong = edges.filter(
      ([from, to]) => !ARROWS.some(([source, target]) => source.test(from) && target.test(to)),
    );
    expect(wrong).toEqual([]);
  });

  test('has nobody lean on a plugin, and no plugin on another or on core', () => {
    expect(edges.filter(([, to]) => to.startsWith('plugins/'))).toEqual([]);
    expect(edges.filter(([from, to]) => from.startsWith('plugins/') && to.startsWith('apps/'))).toEqual([]);
  });
});
