import { postsOf } from '@linli/contracts';
import type { OrganisationType, PersonState, ProposeAppointment } from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { OrganisationRepository } from '../organisation/organisation.repository.ts';
import type { OrganisationRow } from '../organisation/organisation.row.ts';
import { AppointmentInvalidError, AppointmentTakenError } from './appointment.errors.ts';
import type { AppointmentFault } from './appointment.errors.ts';
import { AppointmentOverlaps } from './appointment-overlap.repository.ts';
import type { AppointmentRow } from './appointment.row.ts';

interface FoundPerson extends Placed {
  id: string;
  name: string;
  state: PersonState;
}

/** What is asked for, by a proposal or by one that is to be approved. */
export type WantedAppointment = Pick<
  ProposeAppointment,
  'personId' | 'organisationId' | 'post' | 'kind' | 'validFrom' | 'validTo' | 'seat' | 'fromOrganisationId'
>;

/** What an appointment must be like before it is proposed, and again before it is approved. Each fault stands at its field. */
@Injectable()
export class AppointmentRules {
  constructor(
    private readonly db: ScopedDb,
    private readonly organisations: OrganisationRepository,
    private readonly overlaps: AppointmentOverlaps,
    private readonly faults: Faults,
  ) {}

  /** The body that the asker may see. */
  async organisation(id: string): Promise<OrganisationRow> {
    const row = await this.organisations.find(id);
    if (!row || !covers(this.db.context.scopes.get('core.organisation.read'), row))
      throw this.invalid('unknown-organisation', 'organisationId');
    return row;
  }

  /** The body, locked already by whoever asks about it again. */
  async body(id: string): Promise<OrganisationRow> {
    const row = await this.organisations.find(id);
    if (!row) throw this.invalid('unknown-organisation', 'organisationId');
    return row;
  }

  /** The person that the asker may see. */
  async person(id: string): Promise<FoundPerson> {
    const row = await this.findPerson(id);
    if (!row || !covers(this.db.context.scopes.get('core.person.read'), row))
      throw this.invalid('unknown-person', 'personId');
    return row;
  }

  async checkFrom({ organisationId, fromOrganisationId }: WantedAppointment): Promise<void> {
    if (fromOrganisationId === undefined) return;
    if (fromOrganisationId === organisationId) throw this.invalid('from-same', 'fromOrganisationId');
    const from = await this.organisations.find(fromOrganisationId);
    if (!from || !covers(this.db.context.scopes.get('core.organisation.read'), from))
      throw this.invalid('unknown-from', 'fromOrganisationId');
  }

  /** Post, seat and days fit the body, and the person is still there. */
  checkFits(wanted: WantedAppointment, body: OrganisationRow, person: { name: string; state: PersonState }): void {
    const { name } = body;
    if (body.state !== 'active' || body.validFrom === null)
      throw this.invalid('organisation-not-active', 'organisationId', { name });
    if (person.state !== 'active') throw this.invalid('person-left', 'personId', { person: person.name });
    if (!postsOf(body.type).some(({ id }) => id === wanted.post))
      throw this.invalid('wrong-post', 'post', { type: this.typeWord(body.type), name });
    if (wanted.seat !== undefined && body.type !== 'big-committee')
      throw this.invalid('seat-elsewhere', 'seat', { name });
    if (wanted.validFrom < body.validFrom)
      throw this.invalid('outside-life', 'validFrom', { name, validFrom: body.validFrom });
  }

  /** Nobody else has the post then, and the person has no other full one. `replaced` is left out: it makes room. */
  async checkFree(
    wanted: WantedAppointment & { id?: string },
    person: { name: string },
    replaced: string | null,
  ): Promise<void> {
    const except = [wanted.id, replaced].filter((id) => id !== undefined && id !== null);
    const holder = await this.overlaps.inPost(wanted, except);
    if (holder) {
      const what = holder.personId === wanted.personId ? 'already-held' : 'post-held';
      throw this.taken(what, 'post', { ...holder, until: holder.until ?? '' });
    }
    if (wanted.kind !== 'full') return;
    const other = await this.overlaps.inFull(wanted, except);
    if (!other) return;
    const readable = covers(this.db.context.scopes.get('core.organisation.read'), other);
    const held = readable ? `${other.organisation}${other.post}` : this.faults.word('appointment.another-post');
    throw this.taken('full-overlap', 'personId', { person: person.name, held, since: other.since });
  }

  /** The one whose post is taken over: the same post, held on the day before. */
  checkReplaced(replaced: AppointmentRow | undefined, wanted: WantedAppointment): void {
    if (
      replaced?.organisationId !== wanted.organisationId ||
      replaced.post !== wanted.post ||
      replaced.state === 'proposed' ||
      replaced.state === 'refused'
    )
      throw this.invalid('wrong-handover', 'handover.from');
    if (replaced.handedTo !== null) throw this.taken('handed-over', 'handover.from', { person: replaced.person });
    const { validFrom, validTo } = replaced;
    if (wanted.validFrom <= validFrom || (validTo !== null && validTo < wanted.validFrom))
      throw this.invalid('handover-day', 'validFrom', { person: replaced.person, validFrom, validTo });
  }

  invalid(what: AppointmentFault, field: string, params: Record<string, unknown> = {}): AppointmentInvalidError {
    return new AppointmentInvalidError(what, this.faults.at(`core.appointment.${what}`, field, params));
  }

  private taken(
    what: ConstructorParameters<typeof AppointmentTakenError>[0],
    field: string,
    params: Record<string, unknown>,
  ): AppointmentTakenError {
    return new AppointmentTakenError(what, this.faults.at(`core.appointment.${what}`, field, params));
  }

  private typeWord(type: OrganisationType): string {
    return this.faults.word(`organisation.type.${type}`) ?? type;
  }

  private async findPerson(id: string): Promise<FoundPerson | undefined> {
    const [row] = await this.db.manager.query<FoundPerson[]>(
      `SELECT id, name, state, province_id AS "provinceId", city_id AS "cityId", district_id AS "districtId",
         street_id AS "streetId", community_id AS "communityId", grid_id AS "gridId" FROM core.person WHERE id = $1`,
      [id],
    );
    return row;
  }
}
