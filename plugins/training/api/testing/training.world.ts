import type { HeldAppointment, OrganisationType, PostTypeId } from '@linli/contracts';
import { NotFoundError } from '@linli/sdk-server';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import { definitionWith } from '../definition.ts';
import { PeopleModule } from '../people/people.module.ts';
import { People } from '../people/people.ts';
import type { HeldPosts, KnownPerson } from '../people/people.ts';

/** What lies in which unit of a world. */
export const INSIDE: Readonly<Record<WorldUnit, readonly WorldUnit[]>> = {
  district: ['district', 'street', 'community', 'grid', 'otherStreet', 'otherCommunity'],
  street: ['street', 'community', 'grid'],
  community: ['community', 'grid'],
  grid: ['grid'],
  otherStreet: ['otherStreet', 'otherCommunity'],
  otherCommunity: ['otherCommunity'],
};

/** The plugin in a world with people of the test's own: only the port to core is replaced. */
export interface TrainingWorld extends TestWorld {
  /** Somebody whose record is kept there. */
  person(name: string, unit: WorldUnit | number, more?: Partial<KnownPerson>): KnownPerson;
  /** Somebody who holds a post in a party committee there from a day on. */
  holder(name: string, unit: WorldUnit | number, validFrom: string, more?: HolderDetails): Holder;
  /** They hold another post in their unit, in a body of its own, from the day after. */
  alsoHolds(holder: Holder, more: HolderDetails): void;
  /** Their post ends: from now on they do not hold it. */
  endPost(holder: Holder): void;
  /** They have left: core knows them and says so. */
  leave(holder: Holder): void;
}

interface HolderDetails {
  post?: PostTypeId;
  /** Default a party committee. */
  body?: OrganisationType;
  accountId?: string;
}
export interface Holder extends KnownPerson {
  appointmentId: string;
}

export async function startTrainingWorld(): Promise<TrainingWorld> {
  const known = new Map<string, KnownPerson>();
  const held: HeldAppointment[] = [];
  const below = new Map<number, ReadonlySet<number>>();
  class TestPeople extends People {
    get(id: string): Promise<KnownPerson> {
      const found = known.get(id);
      return found ? Promise.resolve(found) : Promise.reject(new NotFoundError('core.person.not-found'));
    }

    holding({ post, asOf, unitId }: HeldPosts): Promise<HeldAppointment[]> {
      const inside = (unit: number) => unitId === undefined || (below.get(unitId)?.has(unit) ?? false);
      return Promise.resolve(held.filter((a) => a.post === post && a.validFrom <= asOf && inside(a.unitId)));
    }
  }
  const world = await startTestWorld(definitionWith(PeopleModule.of(TestPeople)));
  for (const [above, inside] of Object.entries(INSIDE) as [WorldUnit, readonly WorldUnit[]][])
    below.set(world.at[above], new Set(inside.map((unit) => world.at[unit])));
  const person: TrainingWorld['person'] = (name, unit, more = {}) => {
    const one: KnownPerson = {
      id: crypto.randomUUID(),
      ...{ name, state: 'active', unitId: typeof unit === 'number' ? unit : world.at[unit], accountId: null },
      ...more,
    };
    known.set(one.id, one);
    return one;
  };
  return {
    ...world,
    person,
    holder(name, unit, validFrom, { post = 'secretary', body = 'party-committee', accountId } = {}) {
      const one = person(name, unit, accountId === undefined ? {} : { accountId });
      const organisation = { id: crypto.randomUUID(), name: `${unit}党委`, type: body };
      const id = crypto.randomUUID();
      held.push({ id, person: one, organisation, unitId: one.unitId, post, validFrom });
      return { ...one, appointmentId: id };
    },
    alsoHolds({ id, unitId }, { post = 'director', body = 'residents-committee' }) {
      const one = known.get(id);
      const organisation = { id: crypto.randomUUID(), name: `${unitId}居委会`, type: body };
      if (one) held.push({ id: crypto.randomUUID(), person: one, organisation, unitId, post, validFrom: '2025-01-02' });
    },
    leave({ id }) {
      const one = known.get(id);
      if (one) one.state = 'left';
    },
    endPost({ appointmentId }) {
      held.splice(
        held.findIndex(({ id }) => id === appointmentId),
        1,
      );
    },
  };
}
