import type {
  AppointmentDetail,
  AppointmentQuery,
  Appointment,
  Day,
  Page,
  PersonDetail,
  PostTypeId,
  UnitId,
} from '@linli/contracts';
import { CoreClient } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

export interface NewPerson {
  name: string;
  unitId: UnitId;
  /** None of those whom core takes them for. */
  distinct: boolean;
}

export interface NewAppointment {
  personId: string;
  organisationId: string;
  post: PostTypeId;
  validFrom: Day;
  reason: string;
}

/**
 * Port: makes a person and an appointment in core, in the name of whoever asks; core's rules about both apply, and each is
 * a transaction of core's own. The same `key` is answered the same for a day.
 */
export abstract class Staffing {
  /** @throws ConflictError `core.person.maybe-known` with `params.matches` where core may know them already */
  abstract register(person: NewPerson, key: string): Promise<string>;
  /** Proposes it; who decides about such posts approves it in core. */
  abstract appoint(appointment: NewAppointment, key: string): Promise<string>;
  /** What was proposed or approved already for this person, body and post, and has not been refused or ended. */
  abstract findAppointment(
    wanted: Pick<NewAppointment, 'personId' | 'organisationId' | 'post'>,
  ): Promise<string | null>;
  /** Somebody who was registered for a hire that came to nothing is here no more. */
  abstract release(personId: string, reason: string): Promise<void>;
}

@Injectable()
export class CoreStaffing extends Staffing {
  constructor(private readonly core: CoreClient) {
    super();
  }

  async register(person: NewPerson, key: string): Promise<string> {
    return (await this.core.post<PersonDetail>('/people', person, key)).id;
  }

  async appoint(appointment: NewAppointment, key: string): Promise<string> {
    return (await this.core.post<AppointmentDetail>('/appointments', { ...appointment, kind: 'full' }, key)).id;
  }

  async findAppointment(wanted: Pick<NewAppointment, 'personId' | 'organisationId' | 'post'>): Promise<string | null> {
    const query = { ...wanted, pageSize: 20 } satisfies Partial<AppointmentQuery>;
    const { items } = await this.core.get<Page<Appointment>>('/appointments', query);
    return items.find(({ phase }) => phase !== 'refused' && phase !== 'ended')?.id ?? null;
  }

  async release(personId: string, reason: string): Promise<void> {
    const { state, version } = await this.core.get<PersonDetail>(`/people/${personId}`);
    if (state === 'active') await this.core.post(`/people/${personId}/leave`, { reason, version });
  }
}
