import { addDays, dayOf } from '@linli/contracts';
import type { Day, Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type {
  Candidate,
  CertificateType,
  EnrolmentDetail,
  ProgrammeDetail,
  Roll,
  TrainingClass,
  TrainingClassDetail,
} from '../contract/index.ts';
import { CLASSES, resultOf } from './class-plan.ts';
import type { PlannedClass } from './class-plan.ts';

const DISTRICT = '120102';
/** Of the demo's staff, who finds something to answer under 我的培训. */
const MEMBER = '张桂花';
/** Longest row of days on which nobody works. */
const LONGEST_HOLIDAY = 10;

interface Setting {
  clerk: DemoClient;
  admin: DemoClient;
  unitId: number;
  programmeId: string;
  certificateTypeId: string | undefined;
  today: Day;
}

/** Classes in every state, each by whoever does it in a district: the clerk drafts, the administrator approves. */
export async function seedClasses(demo: Demo): Promise<void> {
  const [clerk, admin] = [demo.as('district-clerk'), demo.as('district-admin')];
  const there = await clerk.get<Page<TrainingClass>>('training-classes?pageSize=100');
  const unitId = await demo.unitId(DISTRICT);
  const programme = { title: '领头雁培训工程', note: '面向党（工）委书记、社区书记和机关事业单位支部书记', unitId };
  const { id: programmeId } = await clerk.post<ProgrammeDetail>('programmes', programme, 'demo-programme');
  const types = await clerk.get<Page<CertificateType>>('certificate-types?state=active&pageSize=100');
  const certificateTypeId = types.items.find(({ source }) => source === 'class')?.id;
  const setting = { clerk, admin, unitId, programmeId, certificateTypeId, today: dayOf(new Date()) };
  for (const planned of CLASSES)
    if (!there.items.some(({ title }) => title === planned.title)) await hold(planned, setting);
}

async function hold(planned: PlannedClass, setting: Setting): Promise<void> {
  const { clerk, admin } = setting;
  let one = await draft(planned, setting);
  const step = async (who: DemoClient, action: string, more: object = {}) => {
    one = await who.post(`training-classes/${one.id}/${action}`, { version: one.version, ...more });
  };
  const { state } = planned;
  if (state === 'draft') return;
  if (state === 'cancelled') return step(clerk, 'cancel', { reason: '与全市集中轮训时间重叠，合并举办' });
  await step(admin, 'approve');
  await step(clerk, 'open');
  const enrolled = await nominate(planned, one.id, clerk);
  for (const each of enrolled.slice(0, planned.confirmed))
    await clerk.post(`enrolments/${each.id}/confirm-for`, { door: 'phone', version: each.version });
  if (state === 'enrolling') return;
  await step(clerk, 'start');
  if (state === 'running') return;
  const { items } = await clerk.get<Roll>(`training-classes/${one.id}/roll`);
  const rows = items
    .filter((entry) => entry.state === 'confirmed')
    .map(({ id, version }, n) => ({ enrolmentId: id, version, ...resultOf(n) }));
  await clerk.post(`training-classes/${one.id}/roll`, { rows });
  await step(clerk, 'finish');
}

/** On the first working days from its day on: whichever day the demo is started on. */
async function draft(planned: PlannedClass, setting: Setting): Promise<TrainingClassDetail> {
  const { title, bodies, place, seats, inDays } = planned;
  const { clerk, unitId, programmeId, certificateTypeId, today } = setting;
  const about = { programmeId, title, bodies, place, seats, certificateTypeId, unitId, posts: ['secretary'] };
  let refusal: unknown;
  for (let later = 0; later < LONGEST_HOLIDAY; later += 1) {
    // Never after today where it is over or under way.
    const day = addDays(today, inDays > 0 ? inDays + later : inDays - later);
    try {
      return await clerk.post('training-classes', { ...about, startsOn: day, endsOn: day, timetable: TIMETABLE });
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

const TIMETABLE = '9:00 开班动员\n9:30 基层治理专题辅导\n14:00 现场教学\n16:30 分组交流';

/** By the name of the body, so that each run nominates the same people. */
async function nominate({ nominated }: PlannedClass, classId: string, clerk: DemoClient): Promise<EnrolmentDetail[]> {
  const { items } = await clerk.get<{ items: Candidate[] }>(`training-classes/${classId}/candidates`);
  items.sort((a, b) => a.organisation.localeCompare(b.organisation, 'zh-CN'));
  const chosen = items.slice(0, nominated);
  const member = items.find(({ person }) => person.name === MEMBER);
  if (member && !chosen.includes(member)) chosen.splice(-1, 1, member);
  const appointmentIds = chosen.map(({ appointmentId }) => appointmentId);
  const answer = await clerk.post<{ items: EnrolmentDetail[] }>(`training-classes/${classId}/nominations`, {
    appointmentIds,
  });
  return answer.items;
}
