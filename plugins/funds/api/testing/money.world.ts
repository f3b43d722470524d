import type { TestAnswer, TestClient, TestWorld } from '@linli/sdk-server/testing';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { Problem } from '@linli/contracts';
import type { AllocationDetail, FileAllocation, FundDetail } from '../../contract/index.ts';
import {
  ALLOCATION_PERMISSION as A,
  FUND_PERMISSION as F,
  LEDGER_PERMISSION as L,
  RULE_DOCUMENT_PERMISSION as R,
} from '../../contract/index.ts';
import { definition } from '../definition.ts';

const READ = [F.read, L.read, A.read, R.read];

/** The people through whose hands money goes: each step has somebody of its own. */
export interface MoneyWorld extends TestWorld {
  /** Drafts, files and checks at the district. */
  clerk: TestClient;
  /** Approves and issues at the district. */
  admin: TestClient;
  /** Of the first street: asks, checks and approves. */
  desk: TestClient;
  reviewer: TestClient;
  leader: TestClient;
  /** Of its community. */
  secretary: TestClient;
  fund(amount: string, more?: object): Promise<FundDetail>;
  file(by: TestClient, asked: Partial<FileAllocation>): Promise<TestAnswer<AllocationDetail & Problem>>;
  /** A step with the version that stands there now. */
  step<T>(by: TestClient, route: string, id: string, action: string, said?: object): Promise<TestAnswer<T & Problem>>;
  /** Asked for, checked and approved. */
  give(asked: Partial<FileAllocation> & { fundId: string; unitId: number }): Promise<AllocationDetail>;
}

export async function startMoneyWorld(): Promise<MoneyWorld> {
  const world = await startTestWorld(definition);
  const { at } = world;
  const clerk = await world.somebody([...READ, F.manage, A.file, A.check, R.manage], at.district);
  const admin = await world.somebody([...READ, F.approve, A.approve, R.issue], at.district);
  const desk = await world.somebody([...READ, A.file], at.street);
  const reviewer = await world.somebody([...READ, A.check], at.street);
  const leader = await world.somebody([...READ, A.approve], at.street);
  const secretary = await world.somebody([...READ, A.file], at.community);
  const step: MoneyWorld['step'] = async (by, route, id, action, said = {}) => {
    const { version } = (await by.get<FundDetail>(`/v1/${route}/${id}`)).body;
    return by.post(`/v1/${route}/${id}/${action}`, { ...said, version });
  };
  const file: MoneyWorld['file'] = (by, asked) =>
    by.post('/v1/allocations', { title: '社区微实事经费', giver: 'above', category: 'general', amount: '1', ...asked });
  return {
    ...world,
    ...{ clerk, admin, desk, reviewer, leader, secretary, step, file },
    async fund(amount, more = {}) {
      const command = {
        title: '社区治理专项资金',
        source: 'district-budget',
        year: 2026,
        amount,
        unitId: at.district,
        ...more,
      };
      const { body } = await clerk.post<FundDetail>('/v1/funds', command);
      return (await step<FundDetail>(admin, 'funds', body.id, 'approve')).body;
    },
    async give(asked) {
      const filer = asked.unitId === at.community ? secretary : desk;
      const { body } = await file(filer, asked);
      const [checks, approves] = asked.unitId === at.community ? [reviewer, leader] : [clerk, admin];
      await step(checks, 'allocations', body.id, 'check');
      return (await step<AllocationDetail>(approves, 'allocations', body.id, 'approve')).body;
    },
  };
}
