import type { Holder } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import { ISSUE_PERMISSION } from '../contract/index.ts';
import type { IssueAction, IssueDetail, IssuePage, IssueState } from '../contract/index.ts';
import { DEMO_ISSUES, DEMO_TERMS } from './issues.ts';
import type { DemoIssue } from './issues.ts';

/** The staff of the two streets that the demo plays in: their codes begin alike, their posts are numbered alike. */
const STREETS = ['120102002', '120102004'];
const AT_ONCE = 4;

/** The steps to a state, after the report. */
const WAY: Readonly<Record<IssueState, readonly IssueAction[]>> = {
  reported: [],
  'not-accepted': ['refuse'],
  accepted: ['accept'],
  assigned: ['accept', 'assign'],
  'in-progress': ['accept', 'assign', 'start'],
  resolved: ['accept', 'assign', 'start', 'resolve'],
  rework: ['accept', 'assign', 'start', 'resolve', 'rework'],
  verified: ['accept', 'assign', 'start', 'resolve', 'verify'],
  closed: ['accept', 'assign', 'start', 'resolve', 'verify', 'close'],
};

/**
 * Some sixty issues in every state, through the plugin's own API and by the people whose work it is. Every request has a
 * key of its own, so a seed that was cut off goes on where it stopped.
 */
export async function seed(demo: Demo): Promise<void> {
  const { total } = await demo.as('district-clerk').get<IssuePage>('issues?pageSize=1');
  if (total >= DEMO_ISSUES.length) return;
  await sayTerms(demo);
  const reported: IssueDetail[] = [];
  // One after the other: an issue has the same number on every run.
  for (const [index, issue] of DEMO_ISSUES.entries()) reported.push(await report(demo, issue, keyOf(index)));
  const waiting = [...reported.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, issue] = next;
      const plan = DEMO_ISSUES[index];
      if (plan) await live(demo, plan, issue, keyOf(index));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What the district gives more or less time than the defaults do. */
async function sayTerms(demo: Demo): Promise<void> {
  const clerk = demo.as('district-clerk');
  const districtId = await demo.unitId(clerk.account.unitCode);
  for (const [category, days] of Object.entries(DEMO_TERMS))
    await clerk.post('issue-terms', { districtId, category, days, version: 0 }, `demo-term-${category}`);
}

const keyOf = (index: number) => `demo-issue-${String(index + 1).padStart(3, '0')}`;
const streetOf = (issue: DemoIssue) => STREETS.findIndex((code) => issue.unit.startsWith(code));

async function report(demo: Demo, issue: DemoIssue, key: string): Promise<IssueDetail> {
  const { category, text, place } = issue;
  // Three grid workers in each of the two communities; their grids are numbered from 1.
  const number = issue.by === 'grid-worker' ? streetOf(issue) * 3 + Number(issue.unit.slice(-3)) - 1 : streetOf(issue);
  const unitId = await demo.unitId(issue.unit);
  return demo.as(issue.by, number).post<IssueDetail>('issues', { category, text, place, unitId }, `${key}-report`);
}

async function live(demo: Demo, plan: DemoIssue, issue: IssueDetail, key: string): Promise<void> {
  const street = streetOf(plan);
  const desk = demo.as('street-desk', street);
  const handler = demo.as('community-worker', street);
  const secretary = demo.as('community-secretary', street);
  const who: Readonly<Record<IssueAction, DemoClient>> = {
    accept: desk,
    refuse: desk,
    assign: desk,
    start: handler,
    resolve: handler,
    verify: secretary,
    rework: secretary,
    close: desk,
    'remove-photo': desk,
  };
  const result = plan.result ?? { outcome: 'fixed', reply: '已到现场处置。' };
  const steps = WAY[plan.state];
  const sentBack = plan.rework !== undefined && plan.state !== 'rework';
  const way: IssueAction[] = sentBack ? [...WAY.rework, 'start', ...steps.slice(steps.indexOf('resolve'))] : [...steps];
  for (const [at, action] of way.entries()) {
    const more = {
      ...(action === 'refuse' ? plan.refusal : {}),
      ...(action === 'assign' ? { handlerId: await accountOf(desk, handler, issue.unitId) } : {}),
      ...(action === 'resolve' ? result : {}),
      ...(action === 'rework' ? { reason: plan.rework } : {}),
    };
    const body = { ...more, version: issue.version };
    issue = await who[action].post<IssueDetail>(`issues/${issue.id}/${action}`, body, `${key}-${at}-${action}`);
  }
}

async function accountOf(asker: DemoClient, person: DemoClient, unitId: number): Promise<string> {
  const path = `/api/core/v1/units/${unitId}/holders?permission=${ISSUE_PERMISSION.handle}`;
  const { items } = await asker.get<{ items: Holder[] }>(path);
  const found = items.find(({ displayName }) => displayName === person.account.displayName);
  if (!found) throw new Error(`${person.account.displayName} does not handle issues at unit ${unitId}`);
  return found.accountId;
}
