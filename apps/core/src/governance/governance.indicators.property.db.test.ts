import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { drilldownOf, windowStart } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import fc from 'fast-check';
import { asker } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';
import { GOVERNANCE_INDICATORS } from './governance.indicators.ts';
import { naiveGovernance } from './testing/naive-governance.ts';
import { askedDay, buildWorld, worldArbitrary } from './testing/naive-world.ts';

const READ = ['core.appointment.read', 'core.organisation.read', 'core.person.read'];
let core: TestCore;

beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core?.close());

test('a figure is the count of the records that it opens to, and what somebody would count on paper, for three kinds of account, at every level, on any day', async () => {
  let worlds = 0;
  let told = 0;
  await fc.assert(
    fc.asyncProperty(worldArbitrary, async (drawn) => {
      worlds += 1;
      const world = await buildWorld(core, drawn);
      const asOf = askedDay(drawn);
      const units = [...new Map(world.units.map((unit) => [unit.level, unit])).values(), ...world.units.slice(0, 2)];
      for (const level of ['district', 'street', 'community'] as const) {
        const home = world.units.find((each) => each.level === level);
        if (!home) throw new Error(`no ${level}`);
        const by = await asker(core, `${level}${worlds}`, READ, home.id);
        const ids = [...new Set(units.map(({ id }) => id))];
        const { body } = await by.get<Figures>(`/indicators/figures?unit=${ids.join()}&asOf=${asOf}`);
        expect(body.figures).toHaveLength(ids.length * GOVERNANCE_INDICATORS.length);
        for (const { indicator: id, unitId, state, value } of body.figures) {
          const indicator = GOVERNANCE_INDICATORS.find((each) => each.id === id);
          const unit = world.units.find((each) => each.id === unitId);
          if (!indicator || !unit) throw new Error(`nobody asked for ${id} of ${unitId}`);
          // A page's address is the query of its API, but for the word of the unit.
          const path = drilldownOf(indicator.drilldown, { unitId, asOf, from: windowStart(asOf, indicator.window) });
          const list = await by.get<Page<object>>(`/${path.replace('unit=', 'unitId=')}`);
          expect(list.status).toBe(200);
          if (state !== 'told') {
            if (state === 'out-of-reach') expect(list.body.total).toBe(0);
            continue;
          }
          told += 1;
          expect([id, level, unitId, value]).toEqual([id, level, unitId, list.body.total]);
          const seen = unit.above.includes(home.id) ? unit : home;
          const paper = naiveGovernance(world, seen.id, asOf, 0).figures;
          expect(value).toBe(id === 'core.grid-branches' ? paper.gridBranches.active : paper.streetPartTimeMembers);
        }
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
  // It asked about something.
  expect(told).toBeGreaterThan(100);
}, 300_000);
