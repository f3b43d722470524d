import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, drilldownOf, manifestSchema } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import { RENOVATION_MACHINE, VENUE_KINDS } from '../../contract/index.ts';
import type { RenovationState } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { INSIDE, aVenue } from '../testing/place.world.ts';

const { indicators = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const FIRST = '2026-02-20';
const DAYS = 20;
const UNITS = Object.keys(INSIDE) as WorldUnit[];
const TOLD: readonly WorldUnit[] = ['district', 'street', 'community', 'otherStreet', 'otherCommunity'];
const HOMES = ['district', 'street', 'community'] as const;

let world: TestWorld;
let venueId: string;
let accounts: { home: (typeof HOMES)[number]; by: TestClient }[];
beforeAll(async () => {
  world = await startTestWorld(definition);
  venueId = (await world.as('keeper').post<{ id: string }>('/v1/venues', aVenue(world.at.community))).body.id;
  const read = ['culture.renovation.read', 'culture.venue.read'];
  accounts = await Promise.all(HOMES.map(async (home) => ({ home, by: await world.somebody(read, home) })));
});
afterAll(() => world?.close());

const sql = (text: string, values: unknown[] = []) => world.plugin.database.client.query(text, values);
const plan = fc.record({
  done: fc.array(
    fc.record({
      unit: fc.constantFrom(...UNITS),
      kind: fc.constantFrom(...VENUE_KINDS),
      state: fc.constantFrom(...(Object.keys(RENOVATION_MACHINE.states) as RenovationState[]), 'accepted', 'open'),
      day: fc.nat(DAYS),
    }),
    { minLength: 5, maxLength: 30 },
  ),
  after: fc.nat(DAYS + 2),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;
const isDone = (state: string) => state === 'accepted' || state === 'open';

async function write({ done }: Plan): Promise<void> {
  await sql('DELETE FROM plugin_culture.renovation_event');
  await sql('DELETE FROM plugin_culture.renovation');
  for (const { unit, kind, state, day } of done) {
    const on = addDays(FIRST, day);
    await sql(
      `INSERT INTO plugin_culture.renovation (id, venue_id, venue_title, venue_kind, title, starts_on, ends_on, begun_on,
         accepted_on, opened_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, $2, '中心', $3, '改造', $4, $4, $4, $5, $6, $7, $8, now(), now(), $1, 1)`,
      [
        ...[randomUUID(), venueId, kind, on, isDone(state) ? on : null, state === 'open' ? on : null],
        ...[world.at[unit], state],
      ],
    );
  }
}

test('the centres on the board are the list that the figure opens to, for three kinds of account, at every unit, on any day', async () => {
  const { drilldown = '' } = indicators.find(({ id }) => id === 'culture.service-centres') ?? {};
  let told = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (planned) => {
      await write(planned);
      const asOf = addDays(FIRST, planned.after - 1);
      for (const { home, by } of accounts)
        for (const at of TOLD) {
          const seen = INSIDE[at].filter((each) => INSIDE[home].includes(each));
          if (seen.length === 0) continue;
          const counted = planned.done.filter(
            ({ unit, kind, state, day }) =>
              kind === 'community-centre' && isDone(state) && addDays(FIRST, day) <= asOf && seen.includes(unit),
          );
          const unitId = world.at[at];
          const { body } = await by.get<Figures>(`/v1/indicators/figures?unit=${unitId}&asOf=${asOf}`);
          const figure = body.figures.find(
            (each) => each.indicator === 'culture.service-centres' && each.unitId === unitId,
          );
          const list = await by.get<Page<unknown>>(`/v1/${drilldownOf(drilldown, { unitId, asOf, from: asOf })}`);
          expect([home, at, figure?.value, list.body.total]).toEqual([home, at, counted.length, counted.length]);
          told += 1;
        }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(80);
}, 120_000);
