import type { Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { AllocationDetail, FileAllocation, FundDetail, RuleDocumentDetail } from '../contract/index.ts';
import { APPROPRIATED, FUND_TITLE, RULES, SUBSIDY, TO_STREET, YEAR, communityShares } from './money-plan.ts';

const DISTRICT = '120102';
const AT_ONCE = 6;

/** Whoever files, checks and approves: three people, as it has to be. */
interface Hands {
  files: DemoClient;
  checks: DemoClient;
  approves: DemoClient;
}
type Asked = Pick<FileAllocation, 'title' | 'unitId' | 'giver' | 'category'> & { key: string; amount: number };
interface Child {
  id: number;
  code: string;
}
interface Office {
  clerk: DemoClient;
  second: DemoClient;
  admin: DemoClient;
  unitId: number;
}

/** Rules in two editions, the fund of the year with its way down to communities, and one record in each other state. */
export async function seedMoney(demo: Demo): Promise<void> {
  const office: Office = {
    clerk: demo.as('district-clerk'),
    second: demo.as('district-clerk', 1),
    admin: demo.as('district-admin'),
    unitId: await demo.unitId(DISTRICT),
  };
  const { total } = await office.clerk.get<{ total: number }>('funds?pageSize=1');
  if (total >= 5) return;
  await seedRules(office);
  const fund = await seedFund(office);
  const streets = await below(office, office.unitId);
  await seedStreets(office, streets, fund);
  await seedCommunities(office, streets, fund);
  await seedOtherStates(demo, office, fund);
  // Last: that they are there says that everything is.
  await seedOtherFunds(office);
}

async function step<T>(
  by: DemoClient,
  at: string,
  { id, version }: { id: string; version: number },
  said: object = {},
) {
  const [route = '', action = ''] = at.split('/');
  return by.post<T>(`${route}/${id}/${action}`, { ...said, version }, `demo-${id}-${action}`);
}

async function seedRules({ clerk, admin, unitId }: Office): Promise<void> {
  const draft = (rules: object, key: string) =>
    clerk.post<RuleDocumentDetail>('rule-documents', { ...rules, unitId }, `demo-rules-${key}`);
  const issue = (document: RuleDocumentDetail, inForceFrom: string) =>
    step<RuleDocumentDetail>(admin, 'rule-documents/issue', document, { inForceFrom });
  for (const [n, [first, revised]] of RULES.entries()) {
    const before = await issue(await draft(first, `${n}-first`), '2023-01-01');
    await issue(await draft({ ...revised, revises: before.id }, `${n}-revised`), '2026-01-01');
  }
  const [[, sample] = []] = RULES;
  await draft({ ...sample, title: '社区公共空间改造经费使用指引' }, 'drafted');
  const given = await draft({ ...sample, title: '楼门文化经费使用指引（草稿）' }, 'dropped');
  await step(clerk, 'rule-documents/drop', given, { reason: '并入为民服务群众专项经费管理办法' });
  const old = await issue(await draft({ ...sample, title: '社区应急经费暂行办法' }, 'ended'), '2022-01-01');
  await step(admin, 'rule-documents/end', old, { inForceUntil: '2025-01-01', reason: '试行期满' });
}

function draftFund({ clerk, unitId }: Office, about: { key: string; title: string; year: number; amount: number }) {
  const { key, amount, ...said } = about;
  const command = { ...said, source: 'district-budget', amount: String(amount), unitId };
  return clerk.post<FundDetail>('funds', command, `demo-fund-${key}`);
}

async function seedFund(office: Office): Promise<FundDetail> {
  const about = { key: 'main', title: FUND_TITLE, year: YEAR, amount: APPROPRIATED };
  return step<FundDetail>(office.admin, 'funds/approve', await draftFund(office, about));
}

async function seedOtherFunds(office: Office): Promise<void> {
  const { admin, clerk } = office;
  const before = await draftFund(office, { key: 'closed', title: FUND_TITLE, year: YEAR - 1, amount: 12_000_000 });
  const open = await step<FundDetail>(admin, 'funds/approve', before);
  await step(clerk, 'funds/close', open, { reason: '年度决算已完成，结余按规定上缴' });
  const refused = await draftFund(office, { key: 'refused', title: '社区治理追加资金', year: YEAR, amount: 900_000 });
  await step(admin, 'funds/refuse', refused, { reason: '本年度预算不再追加' });
  const dropped = await draftFund(office, { key: 'dropped', title: '楼门文化专项资金', year: YEAR, amount: 200_000 });
  await step(clerk, 'funds/drop', dropped, { reason: '并入专项资金统筹使用' });
  await draftFund(office, { key: 'drafted', title: FUND_TITLE, year: YEAR + 1, amount: 17_500_000 });
}

function file(by: DemoClient, fundId: string, { key, amount, ...asked }: Asked): Promise<AllocationDetail> {
  return by.post('allocations', { ...asked, fundId, amount: String(amount) }, `demo-allocation-${key}`);
}

async function give({ files, checks, approves }: Hands, fundId: string, asked: Asked): Promise<AllocationDetail> {
  const filed = await file(files, fundId, asked);
  const checked = await step<AllocationDetail>(checks, 'allocations/check', filed);
  return step(approves, 'allocations/approve', checked);
}

/** Units directly below one, in the order of their codes. */
async function below({ clerk }: Office, parent: number): Promise<Child[]> {
  const { items } = await clerk.get<Page<Child>>(`/api/core/v1/units?parent=${parent}&pageSize=100`);
  return items.sort((a, b) => a.code.localeCompare(b.code));
}

async function seedStreets(office: Office, streets: readonly Child[], { id }: FundDetail): Promise<void> {
  const { clerk, second, admin, unitId } = office;
  const hands = { files: second, checks: clerk, approves: admin };
  const shared = streets.map((street): Asked => ({
    ...{ key: street.code, title: '街道社区治理经费', amount: TO_STREET, giver: 'above', category: 'general' },
    unitId: street.id,
  }));
  await inTurn(shared, (asked) => give(hands, id, asked));
  const subsidy = {
    title: '网格党支部书记工作补贴',
    unitId,
    giver: 'own',
    category: 'subsidy',
    amount: SUBSIDY,
  } as const;
  await give(hands, id, { ...subsidy, key: 'subsidy' });
}

async function seedCommunities(office: Office, streets: readonly Child[], { id }: FundDetail): Promise<void> {
  const { clerk, second, admin } = office;
  const hands = { files: second, checks: clerk, approves: admin };
  const titles = { service: '社区服务经费', works: '社区微改造经费', activity: '社区活动经费', goods: '社区设施经费' };
  const asked: Asked[] = [];
  for (const street of streets) {
    const communities = await below(office, street.id);
    for (const { code, category, amount } of communityShares(communities.map(({ code: each }) => each)))
      asked.push({
        ...{ key: `${code}-${category}`, category, amount, giver: 'above' },
        title: category in titles ? titles[category as keyof typeof titles] : '社区经费',
        unitId: communities.find(({ code: each }) => each === code)?.id ?? 0,
      });
  }
  await inTurn(asked, (each) => give(hands, id, each));
}

/** By the people of the street themselves: each state that a request may be in. */
async function seedOtherStates(demo: Demo, { clerk, admin }: Office, { id }: FundDetail): Promise<void> {
  const [desk, secretary] = [demo.as('street-desk'), demo.as('community-secretary')];
  const leader = demo.as('street-leader');
  const [street, community] = [await demo.unitId(desk.account.unitCode), await demo.unitId(secretary.account.unitCode)];
  const toStreet = (key: string, title: string, amount: number) =>
    file(desk, id, { key, title, amount, unitId: street, giver: 'above', category: 'general' });
  const toCommunity = (key: string, title: string, amount: number) =>
    file(secretary, id, { key, title, amount, unitId: community, giver: 'above', category: 'service' });
  const undone = await step<AllocationDetail>(
    desk,
    'allocations/check',
    await toCommunity('undone', '重阳节慰问经费', 8_000),
  );
  const given = await step<AllocationDetail>(leader, 'allocations/approve', undone);
  await step(leader, 'allocations/undo', given, { reason: '与街道统一安排重复' });
  const turned = await toCommunity('turned-down', '社区宣传栏更新', 15_000);
  await step(desk, 'allocations/turn-down', turned, { reason: '宣传栏由区里统一更换' });
  const withdrawn = await toStreet('withdrawn', '街道微改造追加经费', 300_000);
  await step(desk, 'allocations/withdraw', withdrawn, { reason: '先用完已到位的经费' });
  const refused = await step<AllocationDetail>(
    clerk,
    'allocations/check',
    await toStreet('refused', '街道活动中心设备', 400_000),
  );
  await step(admin, 'allocations/refuse', refused, { reason: '设备购置不在专项资金范围内' });
  await step(clerk, 'allocations/check', await toStreet('checked', '老旧小区楼道照明', 260_000.5));
  await toCommunity('filed', '独居老人上门服务', 36_000);
}

async function inTurn<T>(all: readonly T[], work: (each: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
