import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, drilldownOf, manifestSchema } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import type { TestClient, WorldUnit } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import type { LedgerLine } from '../../contract/index.ts';
import { givenMoney } from '../testing/funds.world.ts';
import { startMoneyWorld } from '../testing/money.world.ts';
import type { MoneyWorld } from '../testing/money.world.ts';

const { indicators = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const FIRST = '2026-02-20';
const DAYS = 20;
const INSIDE = {
  district: ['district', 'street', 'community', 'otherStreet', 'otherCommunity'],
  street: ['street', 'community'],
  community: ['community'],
} as const;
const HOMES = ['district', 'street', 'community'] as const;
type Home = (typeof HOMES)[number];

let world: MoneyWorld;
let accounts: { home: Home; by: TestClient }[];
beforeAll(async () => {
  world = await startMoneyWorld();
  const read = ['funds.ledger.read', 'funds.rule-document.read'];
  accounts = await Promise.all(HOMES.map(async (home) => ({ home, by: await world.somebody(read, home) })));
});
afterAll(() => world?.close());

const sql = (text: string, values: unknown[] = []) => world.plugin.database.client.query(text, values);
const money = fc.record({
  unit: fc.constantFrom<WorldUnit>('district', 'street', 'community', 'otherStreet', 'otherCommunity'),
  fen: fc.integer({ min: 1, max: 9_999_999 }),
  day: fc.nat(DAYS),
  year: fc.constantFrom(2025, 2026),
});
const document = fc.record({ from: fc.nat(DAYS), days: fc.integer({ min: 1, max: DAYS }), revising: fc.boolean() });
const plan = fc.record({
  monies: fc.array(money, { minLength: 1, maxLength: 8 }),
  documents: fc.array(document, { maxLength: 6 }),
  after: fc.nat(DAYS + 2),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

async function write({ monies, documents }: Plan): Promise<void> {
  // The books are only ever added to: a test begins anew with empty tables, which no role may do.
  await sql('TRUNCATE plugin_funds.fund, plugin_funds.rule_document, plugin_funds.rule_document_event CASCADE');
  for (const { day, ...each } of monies) await givenMoney(world, { ...each, on: addDays(FIRST, day) });
  for (const [n, { from, days, revising }] of documents.entries()) {
    const first = await documentOf(`文件${n}`, 1, [addDays(FIRST, -9), addDays(FIRST, from)], null);
    await documentOf(`文件${n}`, 2, [addDays(FIRST, from), addDays(FIRST, from + days)], revising ? first : null);
  }
}

async function documentOf(title: string, edition: number, [from, until]: [string, string], revises: string | null) {
  const { rows } = await sql(
    `INSERT INTO plugin_funds.rule_document (id, title, edition, revises, clauses, caps, in_force_from, in_force_until, unit_id, state,
       state_since, created_at, created_by, version)
     VALUES (gen_random_uuid(), $1, $2, $3, '[]', '[]', $4, $5, $6, 'ended', now(), now(), gen_random_uuid(), 1) RETURNING id`,
    [title, edition, revises, from, until, world.at.district],
  );
  return String(rows[0]?.['id']);
}

async function figureAndList(by: TestClient, id: string, at: WorldUnit, asOf: string) {
  const { drilldown = '' } = indicators.find((each) => each.id === id) ?? {};
  const { body } = await by.get<Figures>(`/v1/indicators/figures?unit=${world.at[at]}&asOf=${asOf}`);
  const figure = body.figures.find((each) => each.indicator === id);
  const question = { unitId: world.at[at], asOf, from: asOf };
  const list = await by.get<Page<LedgerLine>>(`/v1/${drilldownOf(drilldown, question)}&pageSize=100`);
  return { value: figure?.value, items: list.body.items };
}

test('figures of money and rules are what the lists behind them come to, for three kinds of account, at every level, on any day', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (planned) => {
      await write(planned);
      const asOf = addDays(FIRST, planned.after - 1);
      for (const { home, by } of accounts) {
        for (const at of HOMES) {
          if (!(INSIDE[home] as readonly string[]).includes(at)) continue;
          const inside = planned.monies.filter(
            ({ unit, day, year }) =>
              (INSIDE[at] as readonly string[]).includes(unit) && year === 2026 && addDays(FIRST, day) <= asOf,
          );
          const expected = inside.reduce((sum, { fen }) => sum + fen, 0);
          const { value, items } = await figureAndList(by, 'funds.governance-fund', at, asOf);
          expect([home, at, value, items.reduce((sum, { fen }) => sum + fen, 0)]).toEqual([
            home,
            at,
            expected,
            expected,
          ]);
          told += 1;
        }
      }
      const inForce = planned.documents.filter(
        ({ from, days, revising }) => revising && addDays(FIRST, from) <= asOf && asOf < addDays(FIRST, from + days),
      ).length;
      for (const { by } of accounts.slice(0, 1)) {
        const { value, items } = await figureAndList(by, 'funds.fund-rules', 'district', asOf);
        expect([value, items.length]).toEqual([inForce, inForce]);
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
  expect(told).toBe(60);
}, 120_000);
