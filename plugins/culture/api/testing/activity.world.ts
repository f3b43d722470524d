import { NotFoundError } from '@linli/sdk-server';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld } from '@linli/sdk-server/testing';
import type { ActivityDetail, AddActivity, RecordPastActivity } from '../../contract/index.ts';
import { definitionWith } from '../definition.ts';
import { OrganisationsModule } from '../organisations/organisations.module.ts';
import { Organisations } from '../organisations/organisations.ts';
import type { KnownOrganisation } from '../organisations/organisations.ts';

/** The plugin in a world with organisations of the test's own: only the port to core is replaced. */
export interface ActivityWorld extends TestWorld {
  organisation(name: string, more?: Partial<KnownOrganisation>): KnownOrganisation;
  /** Does a step on the activity as it is now; default as the keeper. */
  step(one: { id: string }, action: string, said?: object, by?: TestClient): ReturnType<TestClient['post']>;
  /** One that is planned for an hour, `hours` from now on: before now when it is negative. */
  planned(hours: number, more?: Partial<AddActivity>, by?: TestClient): Promise<ActivityDetail>;
}

const HOUR_MS = 3_600_000;
export const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** What is sent to plan one. */
export function aPlan(unitId: number, hours = 24): AddActivity {
  return {
    ...{ kind: 'performance', title: '重阳节演出', need: '老人想看评剧', audience: '社区老人', unitId },
    ...{ startsAt: hoursFromNow(hours), endsAt: hoursFromNow(hours + 1), place: '小广场' },
    ...{ coOrganisers: [], costFen: 0 },
  };
}

/** What is sent to write down one that was held. */
export function aPast(unitId: number, hours = -24): RecordPastActivity {
  return { ...aPlan(unitId, hours), headCount: 30, summary: '演出八个节目', photosMayShow: false };
}

export async function startActivityWorld(): Promise<ActivityWorld> {
  const known = new Map<string, KnownOrganisation>();
  class TestOrganisations extends Organisations {
    get(id: string): Promise<KnownOrganisation> {
      const found = known.get(id);
      return found ? Promise.resolve(found) : Promise.reject(new NotFoundError('core.organisation.not-found'));
    }
  }
  const world = await startTestWorld(definitionWith(OrganisationsModule.of(TestOrganisations)));
  const keeper = world.as('keeper');
  return {
    ...world,
    organisation(name, more = {}) {
      const id = crypto.randomUUID();
      const one: KnownOrganisation = {
        ...{ id, name, type: 'branch', subtype: 'functional', state: 'active', unitId: world.at.community },
        ...more,
      };
      known.set(id, one);
      return one;
    },
    async step({ id }, action, said = {}, by = keeper) {
      const { version } = (await keeper.get<ActivityDetail>(`/v1/activities/${id}`)).body;
      return by.post(`/v1/activities/${id}/${action}`, { version, ...said });
    },
    async planned(hours, more = {}, by = keeper) {
      const plan = { ...aPlan(world.at.community, hours), ...more };
      const answer = await by.post<ActivityDetail>('/v1/activities/planned', plan);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body;
    },
  };
}
