import type { OrganisationState, OrganisationType } from '@linli/contracts';
import { ConflictError, InvalidError, UnavailableError } from '@linli/sdk-server';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import { definitionWith } from '../definition.ts';
import { PeopleModule } from '../people/people.module.ts';
import { StaffingModule } from '../staffing/staffing.module.ts';
import { Staffing } from '../staffing/staffing.ts';
import type { NewAppointment, NewPerson } from '../staffing/staffing.ts';
import type { RecruitmentBatchDetail } from '../../contract/index.ts';

export const BATCHES = '/v1/recruitment-batches';
export const HIRES = '/v1/hires';

interface KnownPerson extends NewPerson {
  id: string;
  left: boolean;
}

/** Core as recruitment knows it: keeps what it was given, answers a key the same, and goes away when it is told to. */
export class FakeCore {
  readonly people: KnownPerson[] = [];
  readonly appointments: (NewAppointment & { id: string })[] = [];
  private readonly answers = new Map<string, string>();
  calls = 0;
  /** Asked before each write (`before`) and after it, with the write done (`after`): throws to be away. */
  fault: (at: 'before' | 'after', what: 'register' | 'appoint') => void = () => undefined;
  refused: string | null = null;

  async once(what: 'register' | 'appoint', key: string, write: () => string): Promise<string> {
    this.calls += 1;
    // As long as a call takes: whoever asks at the same time is not first.
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.fault('before', what);
    const answer = this.answers.get(key) ?? write();
    this.answers.set(key, answer);
    this.fault('after', what);
    return answer;
  }

  away(what: 'register' | 'appoint', at: 'before' | 'after'): void {
    this.fault = (now, doing) => {
      if (doing === what && now === at) throw new UnavailableError('core.call.unavailable', { retryAfter: 1 });
    };
  }

  back(): void {
    this.fault = () => undefined;
  }

  /** Answers to keys are kept for a day. */
  forgetKeys(): void {
    this.answers.clear();
  }
}

export interface RecruitmentWorld extends TestWorld {
  core: FakeCore;
  organiser: TestClient;
  approver: TestClient;
  body(name: string, unit: WorldUnit, more?: { type?: OrganisationType; state?: OrganisationState }): Promise<string>;
  /** A batch in the district that has been announced, with so many people listed for the first community. */
  announced(places?: number): Promise<RecruitmentBatchDetail>;
  act<T = RecruitmentBatchDetail>(
    by: TestClient,
    id: string,
    action: string,
    said?: object,
  ): Promise<{ status: number; body: T }>;
  get(id: string, by?: TestClient): Promise<RecruitmentBatchDetail>;
}

export async function startRecruitmentWorld(): Promise<RecruitmentWorld> {
  const core = new FakeCore();
  class TestStaffing extends Staffing {
    register(person: NewPerson, key: string): Promise<string> {
      return core.once('register', key, () => {
        const known = core.people.filter(
          ({ name, unitId, left }) => !left && name === person.name && unitId === person.unitId,
        );
        const matches = known.map(({ id, name }) => ({ id, name, unit: '甲社区', by: 'name', readable: true }));
        if (known.length > 0 && !person.distinct)
          throw new ConflictError('core.person.maybe-known', {
            params: { matches },
            words: { title: '可能已经登记过' },
          });
        const id = crypto.randomUUID();
        core.people.push({ ...person, id, left: false });
        return id;
      });
    }

    appoint(appointment: NewAppointment, key: string): Promise<string> {
      return core.once('appoint', key, () => {
        if (core.refused !== null)
          throw new InvalidError('core.appointment.organisation-not-active', {
            words: { title: core.refused, remedy: '请另选组织' },
          });
        const id = crypto.randomUUID();
        core.appointments.push({ ...appointment, id });
        return id;
      });
    }

    findAppointment({ personId, organisationId, post }: Pick<NewAppointment, 'personId' | 'organisationId' | 'post'>) {
      const found = core.appointments.find(
        (each) => each.personId === personId && each.organisationId === organisationId && each.post === post,
      );
      return Promise.resolve(found?.id ?? null);
    }

    release(personId: string): Promise<void> {
      for (const person of core.people) if (person.id === personId) person.left = true;
      return Promise.resolve();
    }
  }
  const world = await startTestWorld(definitionWith(PeopleModule.ofCore(), StaffingModule.of(TestStaffing)));
  const { client } = world.plugin.database;
  const of = (verbs: string[]) => verbs.map((verb) => `training.${verb}`);
  const organiser = await world.somebody(
    of(['recruitment-batch.read', 'recruitment-batch.manage', 'recruitment-batch.hire', 'hire.read', 'hire.carry']),
    'district',
  );
  const approver = await world.somebody(
    of(['recruitment-batch.read', 'recruitment-batch.approve', 'hire.read']),
    'district',
  );
  const get = async (id: string, by = organiser) => (await by.get<RecruitmentBatchDetail>(`${BATCHES}/${id}`)).body;
  const act: RecruitmentWorld['act'] = async (by, id, action, said = {}) =>
    by.post(`${BATCHES}/${id}/${action}`, { version: (await get(id)).version, ...said });
  return {
    ...world,
    core,
    organiser,
    approver,
    get,
    act,
    async body(name, unit, { type = 'residents-committee', state = 'active' } = {}) {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO core.organisation (id, type, name, line, anchor_kind, unit_id, state)
         VALUES (gen_random_uuid(), $3, $2, 'government', 'unit', $1, $4) RETURNING id`,
        [world.at[unit], name, type, state],
      );
      return rows[0]?.id ?? '';
    },
    async announced(places = 10) {
      const plan = { title: '2026 年社区工作者招聘', places, unitId: world.at.district };
      const planned = await organiser.post<RecruitmentBatchDetail>(BATCHES, plan);
      const said = { announcedOn: '2026-01-05', place: '区政府网站' };
      return (await act(organiser, planned.body.id, 'announce', said)).body;
    },
  };
}

/** A table as it is pasted. */
export const pasted = (...rows: string[][]) => ({
  text: [['姓名', '任职组织', '岗位'], ...rows].map((cells) => cells.join('\t')).join('\n'),
});
