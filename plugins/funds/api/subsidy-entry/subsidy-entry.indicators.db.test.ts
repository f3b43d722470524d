import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, drilldownOf, manifestSchema } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import type { WorldUnit } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import type { FenSum, SubsidyEntry } from '../../contract/index.ts';
import { startSubsidyWorld } from '../testing/subsidy.world.ts';
import type { SubsidyWorld } from '../testing/subsidy.world.ts';

const ID = 'funds.secretary-subsidy';
const { indicators = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const indicator = indicators.find(({ id }) => id === ID);
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
const UNITS = Object.keys(INSIDE) as WorldUnit[];
const TOLD: readonly WorldUnit[] = ['district', 'street', 'community', 'otherStreet', 'otherCommunity'];

let world: SubsidyWorld;
let run: string;
beforeAll(async () => {
  world = await startSubsidyWorld();
  run = (await world.run('drafted')).id;
});
afterAll(() => world?.close());

interface Planned {
  unit: WorldUnit;
  fen: number;
  released: number | null;
  returned: number | null;
}
const planned = fc.array(
  fc.record({
    unit: fc.constantFrom(...UNITS),
    fen: fc.integer({ min: 0, max: 5_000_000 }),
    released: fc.option(fc.nat(DAYS), { freq: 4 }),
    returned: fc.option(fc.nat(DAYS), { freq: 1 }),
  }),
  { minLength: 3, maxLength: 30 },
);
/** What went back did so after it had come. */
const goneOn = ({ released, returned }: Planned) =>
  released === null || returned === null ? null : addDays(FIRST, Math.max(released, returned));
const countsOn = (row: Planned, day: string) => {
  const gone = goneOn(row);
  return row.released !== null && addDays(FIRST, row.released) <= day && (gone === null || gone > day);
};

async function write(rows: readonly Planned[]): Promise<void> {
  const { client } = world.plugin.database;
  await client.query('DELETE FROM plugin_funds.subsidy_entry');
  for (const row of rows)
    await client.query(
      `INSERT INTO plugin_funds.subsidy_entry (id, run_id, run_title, appointment_id, person_id, person_name, organisation_id,
         organisation_name, computed_unit, fen, released_on, returned_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, $2, '2026 年度', $1, $1, '某人', $1, '支部', $3, $4, $5, $6, $3, $7, now(), now(), $1, 1)`,
      [
        ...[randomUUID(), run, world.at[row.unit], row.fen],
        ...[row.released === null ? null : addDays(FIRST, row.released), goneOn(row)],
        goneOn(row) === null ? 'open' : 'removed',
      ],
    );
}

test('what was released by a day is the sum of the entries that it opens to, for three kinds of account, at every unit', async () => {
  if (!indicator) throw new Error(`nobody declared ${ID}`);
  const homes = ['district', 'street', 'community'] as const;
  const accounts = await Promise.all(
    homes.map(async (home) => ({ home, by: await world.somebody(['funds.subsidy-entry.read'], home) })),
  );
  let told = 0;
  await fc.assert(
    fc.asyncProperty(planned, fc.nat(DAYS + 2), async (rows, after) => {
      await write(rows);
      const asOf = addDays(FIRST, after - 1);
      for (const { home, by } of accounts) {
        const asked = TOLD.map((unit) => world.at[unit]).join();
        const { body } = await by.get<Figures>(`/v1/indicators/figures?unit=${asked}&asOf=${asOf}`);
        for (const unit of TOLD) {
          const figure = body.figures.find((each) => each.indicator === ID && each.unitId === world.at[unit]);
          const counted = INSIDE[unit].filter((each) => INSIDE[home].includes(each));
          if (counted.length === 0) {
            expect(figure?.state).toBe('out-of-reach');
            continue;
          }
          const onPaper = rows.filter((row) => countsOn(row, asOf) && counted.includes(row.unit));
          const question = { unitId: world.at[unit], asOf, from: asOf };
          const list = await by.get<Page<SubsidyEntry>>(
            `/v1/${drilldownOf(indicator.drilldown, question)}&pageSize=100`,
          );
          const all = await by.get<FenSum>(`/v1/${drilldownOf(indicator.drilldown, question).replace('?', '/sum?')}`);
          expect([all.status, all.body.count, all.body.fen]).toEqual([200, onPaper.length, figure?.value]);
          const sum = (each: readonly { fen: number }[]) => each.reduce((all, { fen }) => all + fen, 0);
          expect([unit, home, asOf, figure?.value]).toEqual([unit, home, asOf, sum(onPaper)]);
          expect([list.status, list.body.items.length, sum(list.body.items)]).toEqual([
            200,
            onPaper.length,
            sum(onPaper),
          ]);
          told += 1;
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(80);
}, 120_000);

test('a list that a figure opens to is counted to the last row where that is asked for, and its sum is exact', async () => {
  await write([]);
  await world.plugin.database.client.query(
    `INSERT INTO plugin_funds.subsidy_entry (id, run_id, run_title, appointment_id, person_id, person_name, organisation_id,
       organisation_name, computed_unit, fen, released_on, unit_id, state, state_since, created_at, created_by, version)
     SELECT gen_random_uuid(), $1, '2026 年度', gen_random_uuid(), $1, '某人', $1, '支部', $2, n, '2026-03-01', $2, 'open', now(),
       now(), $1, 1 FROM generate_series(1, 1234) AS n`,
    [run, world.at.community],
  );
  const by = await world.somebody(['funds.subsidy-entry.read'], 'district');
  const list = async (more = '') =>
    (await by.get<Page<SubsidyEntry>>(`/v1/subsidy-entries?releasedBy=2026-03-31&pageSize=1${more}`)).body;
  expect(await list()).toMatchObject({ total: 1_000, exact: false });
  expect(await list('&count=exact')).toMatchObject({ total: 1_234, exact: true });
  expect(await list('&count=exact&page=1235')).toMatchObject({ total: 1_234, exact: true, items: [] });
  const sum = await by.get<FenSum>('/v1/subsidy-entries/sum?releasedBy=2026-03-31&q=支部');
  expect(sum.body).toEqual({ count: 1_234, fen: (1_234 * 1_235) / 2 });
});
