import type { PersonDetail, PersonState, UnitId } from '@linli/contracts';
import { CoreClient } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** A person as far as this plugin needs to know them. */
export interface KnownPerson {
  id: string;
  name: string;
  state: PersonState;
  unitId: UnitId;
}

/** Port: people, as far as the asker may see them. */
export abstract class People {
  /** @throws NotFoundError where core knows nobody, or nobody in the asker's reach */
  abstract get(id: string): Promise<KnownPerson>;
}

@Injectable()
export class CorePeople extends People {
  constructor(private readonly core: CoreClient) {
    super();
  }

  async get(id: string): Promise<KnownPerson> {
    const { name, state, unitId } = await this.core.get<PersonDetail>(`/people/${id}`);
    return { id, name, state, unitId };
  }
}
