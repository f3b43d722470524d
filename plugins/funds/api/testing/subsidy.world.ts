import { UnavailableError } from '@linli/sdk-server';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import type { SubsidyEntry, SubsidyEntryDetail, SubsidyRunDetail, SubsidySchemeDetail } from '../../contract/index.ts';
import { definitionWith } from '../definition.ts';
import { OfficeHoldersModule } from '../subsidy-people/office-holders.module.ts';
import { OfficeHolders } from '../subsidy-people/office-holders.ts';
import type { HoldersQuestion, OfficeHolder } from '../subsidy-people/office-holders.ts';

export const RUNS = '/v1/subsidy-runs';
export const ENTRIES = '/v1/subsidy-entries';
export const SCHEMES = '/v1/subsidy-schemes';

/** Core as a subsidy knows it: who holds the post, and away when it is told to be. */
export class FakeHolders {
  all: OfficeHolder[] = [];
  away = false;
  questions: HoldersQuestion[] = [];

  add(person: string, unitId: number, more: Partial<OfficeHolder> = {}): OfficeHolder {
    const one = {
      ...{ appointmentId: crypto.randomUUID(), personId: crypto.randomUUID(), organisationId: crypto.randomUUID() },
      ...{ person, organisation: `${person}的支部`, unitId },
      ...more,
    };
    this.all.push(one);
    return one;
  }
}

export interface SubsidyWorld extends TestWorld {
  core: FakeHolders;
  clerk: TestClient;
  checker: TestClient;
  approver: TestClient;
  /** Finance of the first street. */
  street: TestClient;
  scheme(amount?: string): Promise<SubsidySchemeDetail>;
  /** A run of the scheme (default: a new one), taken as far as it is wanted. */
  run(
    state: Reached,
    more?: { scheme?: SubsidySchemeDetail; title?: string; lineId?: string },
  ): Promise<SubsidyRunDetail>;
  get(id: string, by?: TestClient): Promise<SubsidyRunDetail>;
  act<T = SubsidyRunDetail>(by: TestClient, id: string, action: string, said?: object): Answer<T>;
  entries(runId: string, by?: TestClient): Promise<SubsidyEntry[]>;
  actOn<T = SubsidyEntryDetail>(by: TestClient, entry: { id: string }, action: string, said?: object): Answer<T>;
}
type Answer<T> = Promise<{ status: number; body: T }>;
const WAY = ['compute', 'check', 'approve', 'release'] as const;
const REACHED = ['drafted', 'computed', 'checked', 'approved', 'released'] as const;
export type Reached = (typeof REACHED)[number];

export async function startSubsidyWorld(): Promise<SubsidyWorld> {
  const core = new FakeHolders();
  class TestHolders extends OfficeHolders {
    find(question: HoldersQuestion): Promise<OfficeHolder[]> {
      core.questions.push(question);
      if (core.away) return Promise.reject(new UnavailableError('core.call.unavailable', { retryAfter: 1 }));
      return Promise.resolve([...core.all]);
    }
  }
  const world = await startTestWorld(definitionWith(OfficeHoldersModule.of(TestHolders)));
  const who = (verbs: string[], unit: WorldUnit) =>
    world.somebody([...verbs.map((verb) => `funds.subsidy-${verb}`), 'funds.ledger.read', 'funds.fund.read'], unit);
  const read = ['scheme.read', 'run.read', 'entry.read'];
  const clerk = await who([...read, 'scheme.manage', 'run.manage', 'entry.decide'], 'district');
  const checker = await who([...read, 'run.check', 'run.release', 'entry.pay'], 'district');
  const approver = await who([...read, 'scheme.adopt', 'run.approve'], 'district');
  const street = await who([...read, 'entry.pay'], 'street');
  const get: SubsidyWorld['get'] = async (id, by = clerk) => (await by.get<SubsidyRunDetail>(`${RUNS}/${id}`)).body;
  const act: SubsidyWorld['act'] = async (by, id, action, said = {}) =>
    by.post(`${RUNS}/${id}/${action}`, { version: (await get(id)).version, ...said });
  const scheme: SubsidyWorld['scheme'] = async (amount = '1000') => {
    const about = { title: '书记工作补贴', post: 'secretary', body: 'grid', period: 'year', amount };
    const { id } = (await clerk.post<SubsidySchemeDetail>(SCHEMES, { ...about, unitId: world.at.district })).body;
    return (await approver.post<SubsidySchemeDetail>(`${SCHEMES}/${id}/adopt`, { version: 1 })).body;
  };
  return {
    ...world,
    ...{ core, clerk, checker, approver, street, get, act, scheme },
    async run(state, more = {}) {
      const { id: schemeId } = more.scheme ?? (await scheme());
      const command = { schemeId, title: more.title ?? '2026 年度', heldOn: '2026-11-01', lineId: more.lineId };
      const drafted = await clerk.post<SubsidyRunDetail>(RUNS, command);
      if (drafted.status !== 201) throw new Error(JSON.stringify(drafted.body));
      const by = { compute: clerk, check: checker, approve: approver, release: checker };
      for (const action of WAY.slice(0, REACHED.indexOf(state))) {
        const answer = await act(by[action], drafted.body.id, action);
        if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      }
      return get(drafted.body.id);
    },
    async entries(runId, by = clerk) {
      const found: SubsidyEntry[] = [];
      for (let page = 1; ; page += 1) {
        const query = `run=${runId}&pageSize=100&page=${page}&sort=createdAt`;
        const { items } = (await by.get<{ items: SubsidyEntry[] }>(`${ENTRIES}?${query}`)).body;
        found.push(...items);
        if (items.length < 100) return found;
      }
    },
    async actOn(by, { id }, action, said = {}) {
      const { version } = (await by.get<SubsidyEntryDetail>(`${ENTRIES}/${id}`)).body;
      return by.post(`${ENTRIES}/${id}/${action}`, { version, ...said });
    },
  };
}
