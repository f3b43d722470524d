import { dayOf } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld } from '@linli/sdk-server/testing';
import { definition } from '../definition.ts';
import type { AcceptanceDetail, ExpenseDetail, ProjectDetail } from '../../contract/index.ts';
import { givenMoney } from './funds.world.ts';

export const PROJECTS = '/v1/projects';
export const EXPENSES = '/v1/expenses';
export const ACCEPTANCES = '/v1/acceptances';

type Answer<T> = Promise<{ status: number; body: T }>;

export interface ProjectWorld extends TestWorld {
  lineId: string;
  fundId: string;
  /** What is sent to draft a project at the community. */
  plan(more?: object): object;
  draft(more?: object): Promise<ProjectDetail>;
  /** Does a step with the version that is there now. */
  act<T = ProjectDetail>(by: TestClient, id: string, action: string, said?: object): Answer<T>;
  /** Brings a new project into a state of its usual life. */
  upTo(state: ProjectDetail['state'], more?: object): Promise<ProjectDetail>;
  project(id: string): Promise<ProjectDetail>;
  /** Lets the notice of a project have run its days. */
  runNotice(id: string): Promise<void>;
  /** Files an expense and brings it to a state. */
  expense(projectId: string, state?: ExpenseDetail['state'], more?: object): Promise<ExpenseDetail>;
  pay<T = ExpenseDetail>(by: TestClient, id: string, action: string, said?: object): Answer<T>;
  panel(projectId: string): Promise<AcceptanceDetail>;
  judge<T = AcceptanceDetail>(by: TestClient, id: string, action: string, said?: object): Answer<T>;
  balance(): Promise<{ available: number; committed: number; spent: number }>;
}

export const TODAY = dayOf(new Date());
const VOTE = { heldOn: '2026-03-02', meeting: 'residents', attendees: 40, votesFor: 30, votesAgainst: 5 };
const WAY: [state: ProjectDetail['state'], role: string, action: string, said?: object][] = [
  ['deliberated', 'clerk', 'deliberate', VOTE],
  ['submitted', 'clerk', 'submit'],
  ['reviewed', 'reviewer', 'review', { opinion: '同意' }],
  ['recorded', 'recorder', 'record', {}],
  ['notice', 'recorder', 'notice', { days: 5 }],
  ['approved', 'approver', 'approve'],
  ['funded', 'finance', 'fund'],
  ['running', 'clerk', 'begin', { startedOn: '2026-05-06' }],
  ['completed', 'clerk', 'complete', { completedOn: '2026-06-30', completion: '楼道扶手已装好' }],
];

/** A community with money, and everybody whom a project comes by. */
export async function startProjectWorld(fen = 10_000_000): Promise<ProjectWorld> {
  const world = await startTestWorld(definition);
  const { fundId, lineId } = await givenMoney(world, { unit: 'community', fen });
  const query = (sql: string, values: unknown[]) => world.plugin.database.client.query(sql, values);
  const plan = (more: object = {}) => ({
    title: '楼道加装扶手',
    type: 'works',
    proposer: 'resident',
    door: 'counter',
    need: '老旧楼道没有扶手，老人上下楼不便',
    lineId,
    items: [
      { name: '扶手材料', fen: 300_000 },
      { name: '安装', fen: 200_000 },
    ],
    supplier: '河东区某某建筑工程有限公司',
    plannedFrom: '2026-05-06',
    plannedUntil: '2026-06-30',
    unitId: world.at.community,
    ...more,
  });
  const clerk = world.as('clerk');
  const versionOf = async (url: string, by: TestClient) => (await by.get<{ version: number }>(url)).body.version;
  const acting =
    (url: string) =>
    async <T>(by: TestClient, id: string, action: string, said: object = {}): Answer<T> =>
      by.post<T>(`${url}/${id}/${action}`, { version: await versionOf(`${url}/${id}`, clerk), ...said });
  const [act, pay, judge] = [acting(PROJECTS), acting(EXPENSES), acting(ACCEPTANCES)];
  const must = <T>({ status, body }: { status: number; body: T }): T => {
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body;
  };
  const project = async (id: string) => (await clerk.get<ProjectDetail>(`${PROJECTS}/${id}`)).body;
  const draft = async (more: object = {}) => must(await clerk.post<ProjectDetail>(PROJECTS, plan(more)));
  const runNotice = async (id: string) => {
    const on = '2026-03-02';
    await query(
      `UPDATE core.notice SET state = 'published', published_on = $2, ends_on = $2::date + 7, objections_on = $2::date + 7,
         over_at = $2::date + 8 WHERE record_id = $1 AND state = 'draft'`,
      [id, on],
    );
  };
  const panel = async (projectId: string) =>
    must(
      await world.as('reviewer').post<AcceptanceDetail>(ACCEPTANCES, {
        projectId,
        heldOn: TODAY,
        place: '社区活动室',
        residents: 2,
        community: 1,
        street: 1,
        specialists: 0,
      }),
    );
  return {
    ...world,
    fundId,
    lineId,
    plan,
    draft,
    act,
    pay,
    judge,
    project,
    runNotice,
    panel,
    async upTo(state, more) {
      let one = await draft(more);
      for (const [next, role, action, said] of WAY) {
        if (one.state === state) return one;
        if (next === 'approved') await runNotice(one.id);
        one = must(await act<ProjectDetail>(world.as(role), one.id, action, said));
      }
      if (one.state === state) return one;
      const { id, items } = await panel(one.id);
      must(await judge(world.as('reviewer'), id, 'pass', { findings: items.map((item) => ({ item, passed: true })) }));
      if (state === 'accepted') return project(one.id);
      return must(await act<ProjectDetail>(world.as('reviewer'), one.id, 'publish', { summary: '三个楼门装好扶手' }));
    },
    async expense(projectId, state = 'filed', more = {}) {
      const said = { projectId, title: '扶手材料款', fen: 100_000, payee: '河东区某某建材有限公司', ...more };
      const filed = must(await clerk.post<ExpenseDetail>(EXPENSES, said));
      if (state === 'filed') return filed;
      const checked = must(await pay<ExpenseDetail>(world.as('reviewer'), filed.id, 'check'));
      if (state === 'checked') return checked;
      const approved = must(await pay<ExpenseDetail>(world.as('approver'), filed.id, 'approve'));
      if (state === 'approved') return approved;
      const voucherNo = `ZF-${filed.id.slice(-6)}`;
      return must(await pay<ExpenseDetail>(world.as('finance'), filed.id, 'pay', { paidOn: TODAY, voucherNo }));
    },
    async balance() {
      const { rows } = await query('SELECT kind, fen FROM plugin_funds.ledger_account WHERE line_id = $1', [lineId]);
      const found = Object.fromEntries(rows.map((row) => [String(row['kind']), Number(row['fen'])]));
      return { available: found['available'] ?? 0, committed: found['committed'] ?? 0, spent: found['spent'] ?? 0 };
    },
  };
}
