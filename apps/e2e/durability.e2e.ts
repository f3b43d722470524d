import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import type { Me, Page } from '@linli/contracts';
import { Api } from './src/api.ts';
import { processTree } from './src/processes.ts';
import { runFileOf, sharedProduct, statusOf } from './src/product.ts';
import { until } from './src/wait.ts';
import { describeWith } from './src/with-plugin.ts';

const REPORTS = 100;
const run = `durable-${Date.now()}`;

interface Issue {
  id: string;
  text: string;
}

describeWith('grid')('what was answered with success is never lost', () => {
  const product = sharedProduct();
  let api: Api;
  let unitId: number;
  let pluginPid: number;

  beforeAll(async () => {
    api = await Api.as(product, 'malijuan');
    const me = await api.get<Me>('/api/core/v1/me');
    unitId = me.body.units[0]?.id ?? 0;
    pluginPid = (await statusOf(product.home)).plugins.find((plugin) => plugin.id === 'grid')?.pid ?? 0;
    expect(pluginPid).toBeGreaterThan(0);
  });

  /** Sends one report until it is answered with success, as a browser does: the same key every time. */
  async function report(n: number): Promise<number> {
    const body = { category: 'sanitation', text: `${run} no ${n}.`, place: '3 号楼前', unitId };
    for (let attempt = 1; attempt <= 120; attempt += 1) {
      try {
        const answer = await api.post('/api/plugins/grid/v1/issues', body, { 'idempotency-key': `${run}-${n}` });
        if (answer.status === 201) return attempt;
        if (answer.status < 500) throw new Error(`report ${n}: ${answer.status} ${JSON.stringify(answer.body)}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith('report')) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`report ${n} was never answered`);
  }

  /** Kills one process with -9, as a crash or an impatient operator would. */
  function killHard(what: 'plugin' | 'core' | 'postgres'): void {
    const files = runFileOf(product.home);
    if (what === 'plugin') process.kill(pluginPid, 'SIGKILL');
    else if (what === 'core') process.kill(files.processes['core'] ?? 0, 'SIGKILL');
    else {
      const postmaster = processTree(files.pid).find(
        ({ pid, command }) => /postgres/.test(command) && isPostmaster(pid),
      );
      if (!postmaster) throw new Error('there is no PostgreSQL to kill');
      process.kill(postmaster.pid, 'SIGKILL');
    }
  }

  test(`${REPORTS} reports while the plugin, core and PostgreSQL are killed in turn are each there, once`, async () => {
    let attempts = 0;
    const queue = Array.from({ length: REPORTS }, (_, n) => n + 1);
    const worker = async () => {
      for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
        if (n === 20) killHard('plugin');
        if (n === 45) killHard('core');
        if (n === 70) killHard('postgres');
        const needed = await report(n);
        attempts += needed;
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    console.info(`${REPORTS} reports took ${attempts} requests`);
    expect(attempts).toBeGreaterThan(REPORTS);

    await until(async () => (await api.get('/readyz')).status === 200, { what: 'everything to be ready again' });
    const found: Issue[] = [];
    for (let page = 1; page <= 2; page += 1) {
      const answer = await api.get<Page<Issue>>(
        `/api/plugins/grid/v1/issues?view=mine&q=${run}&pageSize=100&page=${page}`,
      );
      expect(answer.status).toBe(200);
      found.push(...answer.body.items);
    }
    const texts = found.map((issue) => issue.text).sort();
    expect(texts).toEqual(Array.from({ length: REPORTS }, (_, n) => `${run} no ${n + 1}.`).sort());
  }, 180_000);

  test('nobody was logged out', async () => {
    expect((await api.get('/api/core/v1/me')).status).toBe(200);
  });
});

/** The server itself, not one of its workers: those carry what they do in their title. */
function isPostmaster(pid: number): boolean {
  return / -D /.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
}
