import { beforeAll, expect, test } from '@jest/globals';
import type { Me, Page } from '@linli/contracts';
import { Api } from './src/api.ts';
import { fourAtATime, insist } from './src/insist.ts';
import { killerOf } from './src/kill.ts';
import type { Killer } from './src/kill.ts';
import { sharedProduct } from './src/product.ts';
import { until } from './src/wait.ts';
import { describeWith } from './src/with-plugin.ts';

const BASE = '/api/plugins/funds/v1';
const COUNT = 40;
const FEN = 123;
const run = `cut-off-${Date.now()}`;

interface Allocation {
  id: string;
  version: number;
  state: string;
}
interface Node {
  unit: { id: number };
  received: number;
}

/** Approvals while what they pass through is killed: money moves once, or not at all. */
describeWith('funds')('an approval that is cut off in the middle', () => {
  const product = sharedProduct();
  let [secretary, desk, leader, clerk]: Api[] = [];
  let killer: Killer;
  let fundId: string;
  let unitId: number;
  let before: number;
  const checked: Allocation[] = [];

  const as = (api: Api | undefined) => api as Api;
  const received = async (): Promise<number> =>
    (await as(clerk).get<{ node: Node }>(`${BASE}/fund-trees/${fundId}?at=${unitId}`)).body.node.received;

  beforeAll(async () => {
    [secretary, desk, leader, clerk] = await Promise.all(
      ['zhangguihua', 'lijianguo', 'wangxiulan', 'sunwenjing'].map((name) => Api.as(product, name)),
    );
    killer = await killerOf(product, 'funds');
    unitId = (await as(secretary).get<Me>('/api/core/v1/me')).body.units[0]?.id ?? 0;
    const funds = await as(clerk).get<Page<{ id: string; title: string }>>(`${BASE}/funds?state=approved&pageSize=50`);
    fundId = funds.body.items.find(({ title }) => title === '党建引领社区治理专项资金')?.id ?? '';
    const asked = { unitId, fundId, giver: 'above', category: 'works', amount: (FEN / 100).toFixed(2) };
    const wishes = Array.from({ length: COUNT }, (_, n) => ({ ...asked, title: `${run} 第 ${n + 1} 笔` }));
    await fourAtATime(wishes, async (wish, n) => {
      const filed = (await insist(as(secretary), `${BASE}/allocations`, wish, `${run}-file-${n}`)).body as Allocation;
      const said = { version: filed.version };
      const one = await insist(as(desk), `${BASE}/allocations/${filed.id}/check`, said, `${run}-check-${n}`);
      checked.push(one.body as Allocation);
    });
    before = await received();
  });

  test('moves its money once, though the plugin, core and PostgreSQL are killed in turn', async () => {
    let attempts = 0;
    await fourAtATime(checked, async ({ id, version }, n) => {
      if (n === 8) killer.kill('plugin');
      if (n === 18) killer.kill('core');
      if (n === 28) killer.kill('postgres');
      const answer = await insist(as(leader), `${BASE}/allocations/${id}/approve`, { version }, `${run}-approve-${n}`);
      expect((answer.body as Allocation).state).toBe('approved');
      attempts += answer.attempts;
    });
    console.info(`${COUNT} approvals took ${attempts} requests`);
    expect(attempts).toBeGreaterThan(COUNT);
    await until(async () => (await as(clerk).get('/readyz')).status === 200, { what: 'everything to be ready again' });

    expect(await received()).toBe(before + COUNT * FEN);
    const lines = `${BASE}/ledger?q=${encodeURIComponent(run)}&at=${unitId}&pageSize=100`;
    const { items } = (await as(clerk).get<Page<{ entryId: string; fen: number }>>(lines)).body;
    expect([items.length, new Set(items.map(({ entryId }) => entryId)).size]).toEqual([COUNT, COUNT]);
    expect(items.every(({ fen }) => fen === FEN)).toBe(true);
  }, 180_000);
});
