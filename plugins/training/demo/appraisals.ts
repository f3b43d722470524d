import { addDays, dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type {
  Appraisal,
  AppraisalDetail,
  AppraisalRound,
  AppraisalRoundDetail,
  Assessors,
  GradeChange,
  GradeChangeDetail,
  GradedHolder,
} from '../contract/index.ts';
import { FINDINGS_OF, REPLY, ROUNDS, STANDARD, gradeOf, isGraded } from './appraisal-plan.ts';
import type { RoundStage } from './appraisal-plan.ts';

interface Roles {
  clerk: DemoClient;
  assessor: DemoClient;
  secretary: DemoClient;
  desk: DemoClient;
}

/** Rounds and appraisals in every state, and grades that were proposed, approved and refused. */
export async function seedAppraisals(demo: Demo): Promise<void> {
  const by: Roles = {
    clerk: demo.as('district-clerk'),
    assessor: demo.as('outside-body'),
    secretary: demo.as('community-secretary'),
    desk: demo.as('street-desk'),
  };
  const { items: there } = await by.clerk.get<Page<AppraisalRound>>('appraisal-rounds?pageSize=100');
  for (const round of ROUNDS) {
    if (there.some(({ title }) => title === round.title)) continue;
    const where = round.at === 'district' ? by.clerk : by.secretary;
    await seedRound(by, round, await demo.unitId(where.account.unitCode));
  }
  await grade(by.clerk, demo.as('district-admin'));
}

async function seedRound(by: Roles, { title, post, from, to, stage }: (typeof ROUNDS)[number], unitId: number) {
  const today = dayOf(new Date());
  const dates = { startsOn: addDays(today, from), endsOn: addDays(today, to) };
  const command = { title, body: '津和社会工作服务中心', posts: [post], standard: STANDARD, unitId, ...dates };
  let round = await by.clerk.post<AppraisalRoundDetail>('appraisal-rounds', command);
  const step = async (action: string, more: object = {}) => {
    round = await by.clerk.post(`appraisal-rounds/${round.id}/${action}`, { version: round.version, ...more });
  };
  if (stage === 'planned') return;
  if (stage === 'cancelled') return step('cancel', { reason: '并入年度考核一并进行' });
  const { items } = await by.clerk.get<Assessors>(`appraisal-rounds/${round.id}/assessors`);
  const chosen = items.find(({ name }) => name === by.assessor.account.displayName);
  if (!chosen) throw new Error('the demo has no outside assessor');
  await step('appoint', { accountId: chosen.id });
  if (stage === 'appointed') return;
  await step('begin');
  await assess(by, round.id, stage);
  if (stage === 'closed') await step('close');
}

/** The assessor has got through the first of them; what one person was found is taken further. */
async function assess({ assessor, secretary, desk }: Roles, roundId: string, stage: RoundStage): Promise<void> {
  const query = `round=${roundId}&pageSize=100&sort=createdAt`;
  const { items } = await assessor.get<Page<Appraisal>>(`appraisals/assess?${query}`);
  const some = stage === 'underway' ? items.slice(0, items.length / 3) : items;
  for (const { id, version } of some) {
    let one = await assessor.post<AppraisalDetail>(`appraisals/${id}/file`, { ...FINDINGS_OF, version });
    if (stage === 'underway' || stage === 'filed') continue;
    one = await secretary.post(`appraisals/${id}/reply`, { reply: REPLY, version: one.version });
    if (stage === 'replied') continue;
    const returned = { reason: '第二条请写明两件诉求的编号，以便核对', version: one.version };
    if (stage === 'returned') await desk.post(`appraisals/${id}/return`, returned);
    else await desk.post(`appraisals/${id}/confirm`, { version: one.version });
  }
}

async function grade(clerk: DemoClient, admin: DemoClient): Promise<void> {
  const there = await clerk.get<Page<GradeChange>>('grade-changes?pageSize=1');
  if (there.total > 0) return;
  const { items } = await clerk.get<{ items: GradedHolder[] }>('grade-changes/holders');
  const heads = items.filter(({ post }) => post === 'director' || post === 'secretary');
  heads.sort((a, b) => a.unitId - b.unitId || a.organisation.localeCompare(b.organisation, 'zh-CN'));
  for (const [n, { appointmentId }] of heads.filter((_, at) => isGraded(at)).entries()) {
    const first = { appointmentId, ...gradeOf(n, dayOf(new Date())) };
    const one = await clerk.post<GradeChangeDetail>('grade-changes', first);
    if (n % 4 === 3) continue;
    const refuse = n % 6 === 4;
    const body = refuse ? { version: one.version, reason: '证书复印件不清晰，请补正' } : { version: one.version };
    await admin.post(`grade-changes/${one.id}/${refuse ? 'refuse' : 'approve'}`, body);
  }
}
