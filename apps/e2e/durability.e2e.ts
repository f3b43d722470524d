import { beforeAll, expect, test } from '@jest/globals';
import type { Me, Page } from '@linli/contracts';
import { Api } from './src/api.ts';
import { fourAtATime, insist } from './src/insist.ts';
import { killerOf } from './src/kill.ts';
import type { Killer } from './src/kill.ts';
import { sharedProduct } from './src/product.ts';
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
  let killer: Killer;

  beforeAll(async () => {
    api = await Api.as(product, 'malijuan');
    unitId = (await api.get<Me>('/api/core/v1/me')).body.units[0]?.id ?? 0;
    killer = await killerOf(product, 'grid');
  });

  test(`${REPORTS} reports while the plugin, core and PostgreSQL are killed in turn are each there, once`, async () => {
    let attempts = 0;
    const texts = Array.from({ length: REPORTS }, (_, n) => `${run} no ${n + 1}.`);
    await fourAtATime(texts, async (text, n) => {
      if (n === 20) killer.kill('plugin');
      if (n === 45) killer.kill('core');
      if (n === 70) killer.kill('postgres');
      const body = { category: 'sanitation', text, place: '3 号楼前', unitId };
      const done = await insist(api, '/api/plugins/grid/v1/issues', body, `${run}-${n}`);
      attempts += done.attempts;
    });
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
    expect(found.map(({ text }) => text).sort()).toEqual([...texts].sort());
  }, 180_000);

  test('nobody was logged out', async () => {
    expect((await api.get('/api/core/v1/me')).status).toBe(200);
  });
});
