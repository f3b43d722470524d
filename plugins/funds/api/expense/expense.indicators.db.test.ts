import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, drilldownOf, manifestSchema } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import type { Expense, FenSum, Project } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { givenMoney } from '../testing/funds.world.ts';

const { indicators = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const indicatorOf = (id: string) => {
  const found = indicators.find((each) => each.id === id);
  if (!found) throw new Error(`nobody declared ${id}`);
  return found;
};
const FIRST = '2026-03-10';
const DAYS = 12;
/** Which of the places with rows each unit holds. */
const INSIDE: Partial<Record<WorldUnit, readonly WorldUnit[]>> = {
  district: ['community', 'otherCommunity'],
  street: ['community'],
  community: ['community'],
  otherStreet: ['otherCommunity'],
};
const PLACES = ['community', 'otherCommunity'] as const;

let world: TestWorld;
let lines: Record<string, string>;
beforeAll(async () => {
  world = await startTestWorld(definition);
  lines = {};
  for (const unit of PLACES) lines[unit] = (await givenMoney(world, { unit, fen: 1_000_000 })).lineId;
});
afterAll(() => world?.close());

interface Paid {
  unit: (typeof PLACES)[number];
  fen: number;
  day: number;
  /** Days after which it was taken back. */
  back: number | null;
}
const paid = fc.array(
  fc.record({
    unit: fc.constantFrom(...PLACES),
    fen: fc.integer({ min: 1, max: 9_999_999 }),
    day: fc.nat(DAYS),
    back: fc.option(fc.nat(4), { nil: null }),
  }),
  { minLength: 3, maxLength: 15 },
);

async function write(rows: readonly Paid[]): Promise<void> {
  const query = (sql: string, values: unknown[] = []) => world.plugin.database.client.query(sql, values);
  // As the plugin's own role has it: the trigger of expenses names the project without its schema.
  await query('SET search_path = plugin_funds, public');
  await query('DELETE FROM plugin_funds.expense');
  await query('DELETE FROM plugin_funds.project');
  for (const [n, { unit, fen, day, back }] of rows.entries()) {
    const [project, on] = [randomUUID(), addDays(FIRST, day)];
    await query(
      `INSERT INTO plugin_funds.project (id, title, type, proposer, need, line_id, items, budget_fen, planned_from, planned_until,
         held_on, accepted_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, '项目', 'works', 'community', '需要', $2, '[{"name":"项","fen":1}]', 100000000, '2026-01-05', '2026-01-09', '2026-01-04',
         $3, $4, 'accepted', now(), now(), $1, 1)`,
      [project, lines[unit], on, world.at[unit]],
    );
    await query(
      `INSERT INTO plugin_funds.expense (id, project_id, project_title, line_id, title, fen, supplier, voucher_no, paid_on, entry_id,
         reversed_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, $2, '项目', $3, '款', $4, '某某公司', $5, $6, $1, $7, $8, $9, now(), now(), $1, 1)`,
      [
        randomUUID(),
        project,
        lines[unit],
        fen,
        `ZF-${n}`,
        on,
        back === null ? null : addDays(on, back),
        world.at[unit],
        back === null ? 'paid' : 'reversed',
      ],
    );
  }
}

test('what was spent is the sum of the list it opens to, and what was accepted its count, for three kinds of account', async () => {
  const read = ['funds.project.read', 'funds.expense.read'];
  const homes = ['district', 'street', 'community'] as const;
  const accounts = await Promise.all(homes.map(async (home) => ({ home, by: await world.somebody(read, home) })));
  let told = 0;
  await fc.assert(
    fc.asyncProperty(paid, fc.nat(DAYS + 4), async (rows, after) => {
      await write(rows);
      const asOf = addDays(FIRST, after - 1);
      for (const { home, by } of accounts) {
        const units = Object.keys(INSIDE) as WorldUnit[];
        const asked = units.map((unit) => world.at[unit]).join();
        const { body } = await by.get<Figures>(`/v1/indicators/figures?unit=${asked}&asOf=${asOf}`);
        for (const unit of units) {
          const counted = (INSIDE[unit] ?? []).filter((each) => INSIDE[home]?.includes(each));
          if (counted.length === 0) continue;
          const figureOf = (id: string) =>
            body.figures.find((each) => each.indicator === id && each.unitId === world.at[unit])?.value;
          const listOf = async <T>(id: string) => {
            const question = { unitId: world.at[unit], asOf, from: asOf };
            const list = await by.get<Page<T>>(`/v1/${drilldownOf(indicatorOf(id).drilldown, question)}&pageSize=100`);
            expect(list.status).toBe(200);
            return list.body.items;
          };
          const spent = rows.filter(
            ({ unit: where, day, back }) =>
              counted.includes(where) && day < after && (back === null || day + back >= after),
          );
          const sum = spent.reduce((all, { fen }) => all + fen, 0);
          const listed = await listOf<Expense>('funds.project-spent');
          expect([unit, home, asOf, figureOf('funds.project-spent')]).toEqual([unit, home, asOf, sum]);
          expect(listed.reduce((all, { fen }) => all + fen, 0)).toBe(sum);
          const question = { unitId: world.at[unit], asOf, from: asOf };
          const address = drilldownOf(indicatorOf('funds.project-spent').drilldown, question);
          const all = await by.get<FenSum>(`/v1/${address.replace('?', '/sum?')}`);
          expect(all.body).toEqual({ count: listed.length, fen: sum });
          const accepted = rows.filter(({ unit: where, day }) => counted.includes(where) && day < after).length;
          expect(figureOf('funds.projects-accepted')).toBe(accepted);
          expect(await listOf<Project>('funds.projects-accepted')).toHaveLength(accepted);
          told += 1;
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(80);
}, 120_000);
