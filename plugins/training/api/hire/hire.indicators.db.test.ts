import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, drilldownOf, manifestSchema } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import { HIRE_MACHINE } from '../../contract/index.ts';
import type { Hire, HireState } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { INSIDE } from '../testing/training.world.ts';

const ID = 'training.workers-hired';
const { indicators = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const indicator = indicators.find(({ id }) => id === ID);
const FIRST = '2026-02-20';
const DAYS = 20;
const STATES = Object.keys(HIRE_MACHINE.states) as HireState[];
const UNITS = Object.keys(INSIDE) as WorldUnit[];
const TOLD: readonly WorldUnit[] = ['district', 'street', 'community', 'otherStreet', 'otherCommunity'];

let world: TestWorld;
let batch: string;
beforeAll(async () => {
  world = await startTestWorld(definition);
  batch = randomUUID();
  await world.plugin.database.client.query(
    `INSERT INTO plugin_training.recruitment_batch (id, title, places, unit_id, state, state_since, created_at, created_by, version)
     VALUES ($1, '招聘', 500, $2, 'planned', now(), now(), $1, 1)`,
    [batch, world.at.district],
  );
});
afterAll(() => world?.close());

interface Planned {
  unit: WorldUnit;
  state: HireState;
  day: number;
}
const planned = fc.array(
  fc.record({
    unit: fc.constantFrom(...UNITS),
    // Half of them done: what is not counts for nothing.
    state: fc.oneof(fc.constant<HireState>('done'), fc.constantFrom(...STATES)),
    day: fc.nat(DAYS),
  }),
  { minLength: 5, maxLength: 30 },
);

async function write(rows: readonly Planned[]): Promise<void> {
  const { client } = world.plugin.database;
  await client.query('DELETE FROM plugin_training.hire');
  for (const { unit, state, day } of rows)
    await client.query(
      `INSERT INTO plugin_training.hire (id, batch_id, batch_title, name, organisation_id, organisation_name, post, starts_on, person_id,
         appointment_id, done_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, $2, '招聘', '某人', $1, '甲', 'community-worker', $3, $1, $1, $4, $5, $6, now(), now(), $1, 1)`,
      [randomUUID(), batch, FIRST, state === 'done' ? addDays(FIRST, day) : null, world.at[unit], state],
    );
}

test('who was hired by a day is the count of the list that it opens to, for three kinds of account, at every unit', async () => {
  if (!indicator) throw new Error(`nobody declared ${ID}`);
  const read = ['training.hire.read'];
  const homes = ['district', 'street', 'community'] as const;
  const accounts = await Promise.all(homes.map(async (home) => ({ home, by: await world.somebody(read, home) })));
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
          const onPaper = rows.filter(
            (row) => row.state === 'done' && addDays(FIRST, row.day) <= asOf && counted.includes(row.unit),
          );
          const question = { unitId: world.at[unit], asOf, from: asOf };
          const list = await by.get<Page<Hire>>(`/v1/${drilldownOf(indicator.drilldown, question)}&pageSize=100`);
          expect([unit, home, asOf, figure?.value]).toEqual([unit, home, asOf, onPaper.length]);
          expect([list.status, list.body.items.length]).toEqual([200, onPaper.length]);
          told += 1;
        }
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(100);
}, 120_000);
