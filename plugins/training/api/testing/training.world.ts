import { NotFoundError } from '@linli/sdk-server';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import { definitionWith } from '../definition.ts';
import { PeopleModule } from '../people/people.module.ts';
import { People } from '../people/people.ts';
import type { KnownPerson } from '../people/people.ts';

/** The plugin in a world with people of the test's own: only the port to core is replaced. */
export interface TrainingWorld extends TestWorld {
  /** Somebody whose record is kept there. */
  person(name: string, unit: WorldUnit, more?: Partial<KnownPerson>): KnownPerson;
}

export async function startTrainingWorld(): Promise<TrainingWorld> {
  const known = new Map<string, KnownPerson>();
  class TestPeople extends People {
    get(id: string): Promise<KnownPerson> {
      const found = known.get(id);
      return found ? Promise.resolve(found) : Promise.reject(new NotFoundError('core.person.not-found'));
    }
  }
  const world = await startTestWorld(definitionWith(PeopleModule.of(TestPeople)));
  return {
    ...world,
    person(name, unit, more = {}) {
      const person: KnownPerson = { id: crypto.randomUUID(), name, state: 'active', unitId: world.at[unit], ...more };
      known.set(person.id, person);
      return person;
    },
  };
}
