import type { TestClient } from '@linli/sdk-server/testing';
import type {
  CertificateTypeDetail,
  DraftTrainingClass,
  EnrolmentDetail,
  ProgrammeDetail,
  TrainingClassDetail,
} from '../../contract/index.ts';
import { startTrainingWorld } from './training.world.ts';
import type { Holder, TrainingWorld } from './training.world.ts';

export interface ClassWorld extends TrainingWorld {
  /** A class of the first street, taken as far as it is wanted. */
  classAt(
    state: 'draft' | 'approved' | 'enrolling' | 'running',
    more?: Partial<DraftTrainingClass>,
  ): Promise<TrainingClassDetail>;
  step(id: string, action: string, more?: object, as?: TestClient): ReturnType<TestClient['post']>;
  nominate(classId: string, ...holders: Holder[]): Promise<EnrolmentDetail[]>;
  /** Says yes for somebody, as their unit's desk. */
  confirm(enrolment: EnrolmentDetail): Promise<EnrolmentDetail>;
  certificateType(): Promise<CertificateTypeDetail>;
}

/** Two ordinary working days that are over. */
export const DATES = { startsOn: '2026-11-24', endsOn: '2026-11-25' };

export async function startClassWorld(): Promise<ClassWorld> {
  const world = await startTrainingWorld();
  const organiser = world.as('organiser');
  const unitId = world.at.street;
  const district = await world.somebody(['training.programme.read', 'training.programme.manage'], 'district');
  const programme = (
    await district.post<ProgrammeDetail>('/v1/programmes', { title: '领头雁培训工程', unitId: world.at.district })
  ).body;
  const step: ClassWorld['step'] = async (id, action, more = {}, client) => {
    const { version } = (await organiser.get<TrainingClassDetail>(`/v1/training-classes/${id}`)).body;
    const who = client ?? (action === 'approve' ? world.as('approver') : organiser);
    return who.post(`/v1/training-classes/${id}/${action}`, { version, ...more });
  };
  return {
    ...world,
    step,
    async classAt(state, more = {}) {
      const { body } = await organiser.post<TrainingClassDetail>('/v1/training-classes', {
        ...{ programmeId: programme.id, title: '第一期', posts: ['secretary'], seats: 2, place: '党校', unitId },
        ...DATES,
        ...more,
      });
      const way = {
        draft: [],
        approved: ['approve'],
        enrolling: ['approve', 'open'],
        running: ['approve', 'open', 'start'],
      };
      if (!body.id) throw new Error(JSON.stringify(body));
      for (const action of way[state]) await step(body.id, action);
      return (await organiser.get<TrainingClassDetail>(`/v1/training-classes/${body.id}`)).body;
    },
    async nominate(classId, ...holders) {
      const answer = await organiser.post<{ items: EnrolmentDetail[] }>(`/v1/training-classes/${classId}/nominations`, {
        appointmentIds: holders.map(({ appointmentId }) => appointmentId),
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body.items;
    },
    async confirm({ id, version }) {
      const body = { door: 'phone', version };
      return (await world.as('unit-desk').post<EnrolmentDetail>(`/v1/enrolments/${id}/confirm-for`, body)).body;
    },
    async certificateType() {
      const type = { title: '培训合格证书', source: 'class', validYears: 3, unitId };
      return (await organiser.post<CertificateTypeDetail>('/v1/certificate-types', type)).body;
    },
  };
}
