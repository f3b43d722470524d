import { addDays, dayOf } from '@linli/contracts';
import type { NoticeDetail } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { AcceptanceDetail, ExpenseDetail, ProjectDetail, ProjectLine } from '../contract/index.ts';
import { PROJECTS } from './project-plan.ts';
import type { DemoProject } from './project-plan.ts';

const COMMUNITIES = ['120102002001', '120102004001'];

/** Everybody whom a project of one community comes by. */
interface Office {
  secretary: DemoClient;
  desk: DemoClient;
  leader: DemoClient;
  clerk: DemoClient;
  admin: DemoClient;
  unitId: number;
  lines: readonly ProjectLine[];
}
type Step = readonly [by: keyof Omit<Office, 'unitId' | 'lines'>, action: string, said?: object];

/** Projects in every state, in two communities that were given money; through the API, by the people whose step it is. */
export async function seedProjects(demo: Demo): Promise<void> {
  const clerk = demo.as('district-clerk');
  const { total } = await clerk.get<{ total: number }>('projects?pageSize=1');
  if (total >= PROJECTS.length) return;
  await Promise.all(
    COMMUNITIES.map(async (code, n) => {
      const office = await officeOf(demo, code, n);
      for (const project of PROJECTS.filter((_, at) => at % COMMUNITIES.length === n))
        await seedProject(office, project);
    }),
  );
}

async function officeOf(demo: Demo, code: string, n: number): Promise<Office> {
  const secretary = demo.as('community-secretary', n);
  const unitId = await demo.unitId(code);
  const { items: lines } = await secretary.get<{ items: ProjectLine[] }>(`projects/lines?at=${unitId}`);
  return {
    secretary,
    desk: demo.as('street-desk', n),
    leader: demo.as('street-leader', n),
    clerk: demo.as('district-clerk'),
    admin: demo.as('district-admin'),
    unitId,
    lines,
  };
}

async function seedProject(office: Office, plan: DemoProject): Promise<void> {
  const { secretary, unitId, lines } = office;
  const line =
    lines.find(({ category }) => category === plan.type) ?? lines.find(({ category }) => category === 'general');
  if (!line) throw new Error(`no money for ${plan.title} at ${unitId}`);
  const today = dayOf(new Date());
  const proposer = plan.proposer ?? 'resident';
  let project = await secretary.post<ProjectDetail>(
    'projects',
    {
      ...{ unitId, title: plan.title, type: plan.type, need: plan.need, lineId: line.id, proposer },
      ...(proposer === 'resident' ? { door: 'counter' } : {}),
      items: plan.items.map(([name, yuan]) => ({ name, fen: yuan * 100 })),
      supplier: '河东区邻里便民服务有限公司',
      plannedFrom: addDays(today, -20),
      plannedUntil: addDays(today, 30),
    },
    `demo-project-${plan.key}`,
  );
  for (const [by, action, said] of stepsTo(plan, today)) {
    project = await act(office[by], project, action, said);
    if (action === 'begin') await seedExpenses(office, project, plan);
  }
  await afterwards(office, plan, project, today);
}

/** The steps of a usual life up to a state; what a panel and the end do follows. */
function stepsTo({ state, key }: DemoProject, today: string): Step[] {
  const vote = { meeting: 'residents', attendees: 38, votesFor: 31, votesAgainst: 2 };
  const paper = { from: addDays(today, -55), until: addDays(today, -30), place: '社区公告栏' };
  const way: readonly (readonly [reached: string, step: Step])[] = [
    ['deliberated', ['secretary', 'deliberate', { ...vote, heldOn: addDays(today, -60) }]],
    ['submitted', ['secretary', 'submit']],
    ['reviewed', ['desk', 'review', { opinion: '属于居民急需，预算合理' }]],
    ['recorded', ['clerk', 'record', {}]],
    ['notice', ['clerk', 'record-notice', paper]],
    ['approved', ['leader', 'approve']],
    ['funded', ['clerk', 'fund']],
    ['running', ['secretary', 'begin', { startedOn: addDays(today, -18) }]],
    [
      'completed',
      ['secretary', 'complete', { completedOn: addDays(today, -3), completion: '已按计划完成，现场已清理' }],
    ],
  ];
  if (state === 'draft') return [];
  if (state === 'rejected') {
    const reason = key === 'statue' ? '不属于居民急需，建议另行申报' : '区里已统一配备，不再重复购置';
    const last: Step =
      key === 'statue' ? ['desk', 'review-reject', { reason }] : ['clerk', 'record-reject', { reason }];
    return [...way.slice(0, key === 'statue' ? 2 : 3).map(([, step]) => step), last];
  }
  // A notice that runs is core's: published by two people.
  if (state === 'notice') return [...way.slice(0, 4).map(([, step]) => step), ['clerk', 'notice', { days: 5 }]];
  const ends = state === 'terminated' || state === 'settled';
  const at = way.findIndex(([reached]) => reached === (ends ? 'running' : state));
  return way.slice(0, at < 0 ? way.length : at + 1).map(([, step]) => step);
}

async function afterwards(office: Office, { state, title, key }: DemoProject, project: ProjectDetail, today: string) {
  const { desk, leader, clerk, admin } = office;
  if (state === 'notice' && key === 'hairdressing') await publishNotice(clerk, admin, project);
  if (state === 'terminated' || state === 'settled') {
    const ended = await act(leader, project, 'terminate', { reason: '施工条件变化，居民会议同意终止' });
    if (state === 'settled') await act(clerk, ended, 'settle');
  }
  const isJudged = ['rework', 'accepted', 'published', 'closed'].includes(state);
  if (!isJudged && key !== 'gate') return;
  const seats = { residents: 2, community: 1, street: 1, specialists: 0 };
  const panel = await desk.post<AcceptanceDetail>(
    'acceptances',
    { projectId: project.id, heldOn: today, place: '社区活动室', ...seats },
    `demo-panel-${project.id}`,
  );
  if (!isJudged) return;
  const passed = state !== 'rework';
  const findings = panel.items.map((item, at) =>
    passed || at > 0 ? { item, passed: true } : { item, passed: false, remark: '两处固定不牢' },
  );
  const said = passed ? { findings } : { findings, todo: '重新固定后再报验收' };
  const result = `acceptances/${panel.id}/${passed ? 'pass' : 'rework'}`;
  await desk.post(result, { ...said, version: panel.version }, `demo-${panel.id}-result`);
  if (state === 'rework' || state === 'accepted') return;
  const accepted = await desk.get<ProjectDetail>(`projects/${project.id}`);
  const published = await act(desk, accepted, 'publish', { summary: `${title}已完成并通过验收，居民可以正常使用。` });
  if (state === 'closed') await act(clerk, published, 'close');
}

async function seedExpenses(office: Office, { id: projectId }: ProjectDetail, { key, expenses = [] }: DemoProject) {
  const { secretary, desk, leader, clerk } = office;
  for (const [n, [title, yuan, state]] of expenses.entries()) {
    const said = { projectId, title, fen: yuan * 100, payee: '河东区邻里便民服务有限公司' };
    let one = await secretary.post<ExpenseDetail>('expenses', said, `demo-expense-${key}-${n}`);
    const step = async (by: DemoClient, action: string, more: object = {}) => {
      one = await by.post(
        `expenses/${one.id}/${action}`,
        { ...more, version: one.version },
        `demo-${one.id}-${action}`,
      );
    };
    if (state === 'filed') continue;
    if (state === 'refused') {
      await step(desk, 'check-refuse', { reason: '不属于本项目预算明细' });
      continue;
    }
    await step(desk, 'check');
    if (state === 'checked') continue;
    await step(leader, 'approve');
    if (state === 'approved') continue;
    await step(clerk, 'pay', { paidOn: dayOf(new Date()), voucherNo: `WSS-${key}-${n + 1}` });
    if (state === 'reversed') await step(clerk, 'reverse', { reason: '货物规格不符，已退货退款' });
  }
}

function act(
  by: DemoClient,
  { id, version }: ProjectDetail,
  action: string,
  said: object = {},
): Promise<ProjectDetail> {
  return by.post(`projects/${id}/${action}`, { ...said, version }, `demo-${id}-${action}`);
}

/** Submitted by one, published by another. */
async function publishNotice(clerk: DemoClient, admin: DemoClient, { id, notice }: ProjectDetail): Promise<void> {
  const address = `/api/core/v1/notices/${notice?.notice}`;
  const { version } = await clerk.get<NoticeDetail>(address);
  const submitted = await clerk.post<NoticeDetail>(`${address}/submit`, { version }, `demo-${id}-submit`);
  await admin.post(`${address}/publish`, { version: submitted.version }, `demo-${id}-publish-notice`);
}
