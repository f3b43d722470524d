import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, drilldownOf, manifestSchema } from '@linli/contracts';
import type { Figures, Page } from '@linli/contracts';
import type { TestClient, WorldUnit } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import type { EnrolmentState, TrainingClassState } from '../../contract/index.ts';
import { startClassWorld } from '../testing/class.world.ts';
import type { ClassWorld } from '../testing/class.world.ts';
import { INSIDE } from '../testing/training.world.ts';

const { indicators = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const FIRST = '2026-02-20';
const DAYS = 20;
const UNITS = Object.keys(INSIDE) as WorldUnit[];
const TOLD: readonly WorldUnit[] = ['district', 'street', 'community', 'otherStreet', 'otherCommunity'];
const HOMES = ['district', 'street', 'community'] as const;
type Home = (typeof HOMES)[number];

let world: ClassWorld;
let programme: string;
let accounts: { home: Home; by: TestClient }[];
beforeAll(async () => {
  world = await startClassWorld();
  programme = (await world.classAt('draft')).programmeId;
  const read = ['training.training-class.read', 'training.enrolment.read'];
  accounts = await Promise.all(HOMES.map(async (home) => ({ home, by: await world.somebody(read, home) })));
});
afterAll(() => world?.close());

const sql = (text: string, values: unknown[] = []) => world.plugin.database.client.query(text, values);
const day = fc.nat(DAYS);
const unit = fc.constantFrom(...UNITS);
const CLASS_STATES: readonly TrainingClassState[] = [
  'draft',
  'enrolling',
  'running',
  'finished',
  'archived',
  'cancelled',
];
const PERSON_STATES: readonly EnrolmentState[] = [
  'nominated',
  'confirmed',
  'completed',
  'completed',
  'absent',
  'withdrawn',
];
const plan = fc.record({
  classes: fc.array(fc.record({ unit, state: fc.constantFrom(...CLASS_STATES), day }), { minLength: 3, maxLength: 15 }),
  people: fc.array(fc.record({ unit, state: fc.constantFrom(...PERSON_STATES), day }), { minLength: 5, maxLength: 30 }),
  after: fc.nat(DAYS + 2),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;
const isOver = (state: TrainingClassState) => state === 'finished' || state === 'archived';

async function write({ classes, people }: Plan): Promise<void> {
  await sql('DELETE FROM plugin_training.enrolment');
  await sql('DELETE FROM plugin_training.training_class_event');
  await sql('DELETE FROM plugin_training.training_class');
  const ids: string[] = [];
  for (const each of classes) {
    const id = randomUUID();
    ids.push(id);
    await sql(
      `INSERT INTO plugin_training.training_class (id, programme_id, programme_title, title, posts, bodies, seats, starts_on, ends_on,
         place, on_holidays, finished_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, $2, '领头雁', '班', '{secretary}', '{}', 5, $3, $3, '党校', false, $4, $5, $6, now(), now(), $1, 1)`,
      [
        ...[id, programme, addDays(FIRST, each.day), isOver(each.state) ? addDays(FIRST, each.day) : null],
        ...[world.at[each.unit], each.state],
      ],
    );
  }
  for (const [n, each] of people.entries()) {
    const [isDone, hasEnded] = [each.state === 'completed', ['completed', 'absent'].includes(each.state)];
    await sql(
      `INSERT INTO plugin_training.enrolment (id, class_id, class_title, person_id, person_name, appointment_id, post, organisation,
         result, completed_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, $2, '班', $1, '某人', $1, 'secretary', '党委', $3, $4, $5, $6, now(), now(), $1, 1)`,
      [
        ...[randomUUID(), ids[n % ids.length], isDone ? 'passed' : null, hasEnded ? addDays(FIRST, each.day) : null],
        ...[world.at[each.unit], each.state],
      ],
    );
  }
}

async function figureAndList(by: TestClient, id: string, at: WorldUnit, asOf: string) {
  const { drilldown = '' } = indicators.find((each) => each.id === id) ?? {};
  const { body } = await by.get<Figures>(`/v1/indicators/figures?unit=${world.at[at]}&asOf=${asOf}`);
  const figure = body.figures.find((each) => each.indicator === id && each.unitId === world.at[at]);
  const question = { unitId: world.at[at], asOf, from: asOf };
  const list = await by.get<Page<unknown>>(`/v1/${drilldownOf(drilldown, question)}&pageSize=100`);
  return { figure, rows: list.body.items.length };
}

test('figures of classes are the counts of the lists that they open to, for three kinds of account, at every unit, on any day', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (planned) => {
      await write(planned);
      const asOf = addDays(FIRST, planned.after - 1);
      const isBy = (each: { day: number }) => addDays(FIRST, each.day) <= asOf;
      for (const { home, by } of accounts) {
        // A class is read at and below the unit that holds it, and so from above and from below.
        const related = (of: WorldUnit) => INSIDE[home].includes(of) || INSIDE[of].includes(home);
        const classes = planned.classes.filter((each) => isOver(each.state) && isBy(each) && related(each.unit));
        const held = await figureAndList(by, 'training.training-classes', 'district', asOf);
        expect([home, held.figure?.value, held.rows]).toEqual([home, classes.length, classes.length]);
        for (const at of TOLD) {
          const counted = INSIDE[at].filter((each) => INSIDE[home].includes(each));
          if (counted.length === 0) continue;
          const people = planned.people.filter(
            (each) => each.state === 'completed' && isBy(each) && counted.includes(each.unit),
          );
          const trained = await figureAndList(by, 'training.people-trained', at, asOf);
          expect([home, at, trained.figure?.value, trained.rows]).toEqual([home, at, people.length, people.length]);
          told += 1;
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(80);
}, 120_000);
