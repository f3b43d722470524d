import type {
  HeldAppointment,
  HeldAppointmentQuery,
  HeldAppointments,
  PersonDetail,
  PersonState,
  UnitId,
} from '@linli/contracts';
import { CoreClient } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** A person as far as this plugin needs to know them. */
export interface KnownPerson {
  id: string;
  name: string;
  state: PersonState;
  unitId: UnitId;
  /** Their account, if they have one that may sign in. */
  accountId: string | null;
}

export type HeldPosts = Pick<HeldAppointmentQuery, 'post' | 'asOf' | 'organisationType' | 'unitId'>;

/** Port: people and the posts that they hold, as far as the asker may see them. */
export abstract class People {
  /** @throws NotFoundError where core knows nobody, or nobody in the asker's reach */
  abstract get(id: string): Promise<KnownPerson>;
  /** Everybody who holds the post on the day. */
  abstract holding(posts: HeldPosts): Promise<HeldAppointment[]>;
}

@Injectable()
export class CorePeople extends People {
  constructor(private readonly core: CoreClient) {
    super();
  }

  async get(id: string): Promise<KnownPerson> {
    const { name, state, unitId, account } = await this.core.get<PersonDetail>(`/people/${id}`);
    return { id, name, state, unitId, accountId: account && !account.disabled ? account.id : null };
  }

  async holding(posts: HeldPosts): Promise<HeldAppointment[]> {
    const found: HeldAppointment[] = [];
    let after: string | undefined;
    do {
      const { items, next } = await this.core.get<HeldAppointments>('/appointments/held', { ...posts, after });
      found.push(...items);
      after = next ?? undefined;
    } while (after !== undefined);
    return found;
  }
}
