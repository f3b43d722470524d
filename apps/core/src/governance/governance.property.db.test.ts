import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { governanceSchema } from '@linli/contracts';
import type {
  Appointment,
  CrossMembershipRow,
  EntranceGroupsRow,
  GridWithoutBranchRow,
  MissingSeatsRow,
  OneShoulderRow,
  Organisation,
  Page,
  VacancyRow,
} from '@linli/contracts';
import fc from 'fast-check';
import { asker, type Asker } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';
import { compare, naiveGovernance } from './testing/naive-governance.ts';
import { askedDay, buildWorld, worldArbitrary } from './testing/naive-world.ts';

const READ = ['core.appointment.read', 'core.organisation.read', 'core.person.read'];
let core: TestCore;

beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core?.close());

/** All rows of a list, as the naive answer has them. */
async function asked(by: Asker, question: string) {
  const all = async <T>(path: string) => {
    const joined = path.includes('?') ? `${path}&${question}` : `${path}?${question}`;
    const { status, body } = await by.get<Page<T>>(`${joined}&pageSize=100`);
    expect([status, body]).toEqual([200, expect.anything()]);
    expect(body.total).toBe(body.items.length);
    return body.items;
  };
  const ids = async (path: string) => (await all<Organisation | Appointment>(path)).map(({ id }) => id).sort(compare);
  const of = (path: string) => `/governance/${path}`;
  const figures = await by.get(`/governance?${question}`);
  const shoulders = await all<OneShoulderRow>(of('one-shoulder'));
  const seats = async (lacking: boolean) => all<MissingSeatsRow>(of(`missing-seats?lacking=${lacking}`));
  const [unit, answer] = split(governanceSchema.parse(figures.body));
  expect(unit).not.toBeNull();
  return {
    figures: answer,
    oneShoulder: shoulders
      .map((r) => ({ id: r.community.id, yes: r.yes, since: r.since, excepted: r.exception !== null }))
      .sort(byId),
    cross: (await all<CrossMembershipRow>(of('cross-membership')))
      .map(({ community, both, either }) => ({
        id: community.id,
        both: both.map(({ person }) => person.id).sort(compare),
        either,
      }))
      .sort(byId),
    vacancies: (await all<VacancyRow>(of('vacancies')))
      .map((r) => `${r.organisation.id} ${r.post} ${r.since}`)
      .sort(compare),
    lacking: (await seats(true))
      .map(({ organisation: { id }, missing }) => ({
        id,
        missing: missing.map(({ seat, since }) => `${seat} ${since}`),
      }))
      .sort((a, b) => compare(a.id, b.id)),
    complete: (await seats(false)).map(({ organisation }) => organisation.id).sort(compare),
    organs: await ids(of('organs')),
    gridBranches: await ids(of('grid-branches')),
    withoutSecretary: await ids(of('grid-branches?withSecretary=false')),
    streetMembers: await ids(of('street-part-time-members')),
    seconded: await ids(of('secondments')),
    secondedEnding: await ids(of('secondments?ending=true')),
    termEnding: await ids(of('terms')),
    overdue: await ids(of('terms?overdue=true')),
    without: (await all<GridWithoutBranchRow>(of('grids-without-branch')))
      .map(({ grid }) => grid.id)
      .sort((a, b) => a - b),
    groups: (await all<EntranceGroupsRow>(of('entrance-groups'))).reduce((sum, { groups }) => sum + groups, 0),
    held: await ids('/appointments'),
  };
}

const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
const split = <T extends { unit: unknown }>({ unit, ...rest }: T) => [unit, rest] as const;

describe('governance', () => {
  test('counts and lists what somebody would find on paper, for whoever looks, on any day', async () => {
    let worlds = 0;
    await fc.assert(
      fc.asyncProperty(worldArbitrary, async (drawn) => {
        worlds += 1;
        const world = await buildWorld(core, drawn);
        const on = askedDay(drawn);
        const levels = ['district', 'street', 'community'] as const;
        for (const level of levels) {
          const unit = world.units.find((each) => each.level === level);
          if (!unit) throw new Error(`no ${level}`);
          const by = await asker(core, `${level}${worlds}`, READ, unit.id);
          const naive = naiveGovernance(world, unit.id, on, drawn.days);
          const question = `asOf=${on}&days=${drawn.days}&unitId=${unit.id}`;
          expect(await asked(by, question)).toEqual(naive);
          if (level !== 'district') continue;
          // Narrowed to a unit it says what whoever is anchored there is told.
          const inner = world.units.at(-3);
          if (!inner) throw new Error('no unit');
          expect(await asked(by, `asOf=${on}&days=${drawn.days}&unitId=${inner.id}`)).toEqual(
            naiveGovernance(world, inner.id, on, drawn.days),
          );
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 300_000);
});
