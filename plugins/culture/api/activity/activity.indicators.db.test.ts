import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, drilldownOf, manifestSchema } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import type { TestClient, WorldUnit } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import { startActivityWorld } from '../testing/activity.world.ts';
import type { ActivityWorld } from '../testing/activity.world.ts';

const ID = 'culture.help-activities';
const { indicators = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const { drilldown = '' } = indicators.find(({ id }) => id === ID) ?? {};
const FIRST = '2026-02-20';
const DAYS = 20;
/** What lies in which unit of a world. */
const INSIDE: Readonly<Record<WorldUnit, readonly WorldUnit[]>> = {
  district: ['district', 'street', 'community', 'grid', 'otherStreet', 'otherCommunity'],
  street: ['street', 'community', 'grid'],
  community: ['community', 'grid'],
  grid: ['grid'],
  otherStreet: ['otherStreet', 'otherCommunity'],
  otherCommunity: ['otherCommunity'],
};
const TOLD: readonly WorldUnit[] = ['district', 'street', 'community', 'otherStreet', 'otherCommunity'];
const HOMES = ['district', 'street', 'community'] as const;
/** Said once more by hand: nothing here reads the contract. */
const HELP = ['performance', 'policy-talk', 'free-clinic', 'health', 'family', 'service'];

let world: ActivityWorld;
let accounts: { home: (typeof HOMES)[number]; by: TestClient }[];
beforeAll(async () => {
  world = await startActivityWorld();
  const read = ['culture.activity.read'];
  accounts = await Promise.all(HOMES.map(async (home) => ({ home, by: await world.somebody(read, home) })));
});
afterAll(() => world?.close());

const sql = (text: string, values: unknown[] = []) => world.plugin.database.client.query(text, values);
const one = fc.record({
  unit: fc.constantFrom(...(Object.keys(INSIDE) as WorldUnit[])),
  kind: fc.constantFrom(...HELP, 'study', 'party-day', 'organisation-life', 'publicity', 'visit', 'other'),
  state: fc.constantFrom('idea', 'planned', 'published', 'held', 'recorded', 'recorded', 'closed', 'cancelled'),
  allied: fc.boolean(),
  day: fc.nat(DAYS),
});
const plan = fc.record({ all: fc.array(one, { minLength: 5, maxLength: 40 }), after: fc.nat(DAYS + 2) });
type Planned = typeof one extends fc.Arbitrary<infer T> ? T : never;
const isOver = ({ state }: Planned) => state === 'recorded' || state === 'closed';

async function write(all: readonly Planned[]): Promise<void> {
  await sql('DELETE FROM plugin_culture.activity');
  for (const each of all) {
    const [day, over] = [addDays(FIRST, each.day), isOver(each)];
    await sql(
      `INSERT INTO plugin_culture.activity (id, kind, title, need, audience, starts_at, ends_at, place, organiser_name, co_organisers,
         alliance, cost_fen, head_count, summary, photos_may_show, held_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, $2, '演出', '需要', '居民', $3::date, $3::date + interval '1 hour', '广场', '社区', '{}', $4, 0, $5, $6, false, $7, $8,
         $9, now(), now(), $1, 1)`,
      [
        ...[randomUUID(), each.kind, day, each.allied ? '联盟' : null],
        ...(over ? [10, '办了', day] : [null, null, null]),
        ...[world.at[each.unit], each.state],
      ],
    );
  }
}

async function figureAndList(by: TestClient, at: WorldUnit, asOf: string) {
  const { body } = await by.get<Figures>(`/v1/indicators/figures?unit=${world.at[at]}&asOf=${asOf}`);
  const figure = body.figures.find(({ indicator, unitId }) => indicator === ID && unitId === world.at[at]);
  const address = drilldownOf(drilldown, { unitId: world.at[at], asOf, from: asOf });
  const list = await by.get<Page<unknown>>(`/v1/${address}&pageSize=100`);
  return [figure?.value, list.body.items.length];
}

test('help activities are the rows of the list that the figure opens to, for three kinds of account, at every unit, on any day', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(plan, async ({ all, after }) => {
      await write(all);
      const asOf = addDays(FIRST, after - 1);
      for (const { home, by } of accounts)
        for (const at of TOLD) {
          const reached = INSIDE[at].filter((unit) => INSIDE[home].includes(unit));
          if (reached.length === 0) continue;
          const counted = all.filter(
            (each) =>
              isOver(each) &&
              each.allied &&
              HELP.includes(each.kind) &&
              addDays(FIRST, each.day) <= asOf &&
              reached.includes(each.unit),
          ).length;
          expect([home, at, ...(await figureAndList(by, at, asOf))]).toEqual([home, at, counted, counted]);
          told += counted > 0 ? 1 : 0;
        }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  // Figures of nothing would prove nothing.
  expect(told).toBeGreaterThan(30);
}, 120_000);
