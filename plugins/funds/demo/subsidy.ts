import { addDays, dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import { fenOf } from '../contract/index.ts';
import type {
  BudgetLine,
  DraftSubsidyScheme,
  SubsidyEntry,
  SubsidyRun,
  SubsidyRunDetail,
  SubsidySchemeDetail,
} from '../contract/index.ts';
import { RELEASED, RUNS, SCHEMES } from './subsidy-plan.ts';
import type { DemoRun } from './subsidy-plan.ts';

const DISTRICT = '120102';
/** Streets, in the order of the tree, that have marked their payments. */
const PAID_STREETS = 6;

interface Hands {
  clerk: DemoClient;
  second: DemoClient;
  admin: DemoClient;
  desk: DemoClient;
  unitId: number;
}

/** Schemes and runs in every state that hands nothing down, and the one run of the year that does: the district's figure. */
export async function seedSubsidies(demo: Demo): Promise<void> {
  const hands: Hands = {
    clerk: demo.as('district-clerk'),
    second: demo.as('district-clerk', 1),
    admin: demo.as('district-admin'),
    desk: demo.as('street-desk'),
    unitId: await demo.unitId(DISTRICT),
  };
  const { items: there } = await hands.clerk.get<Page<SubsidyRun>>('subsidy-runs?pageSize=100');
  if (there.length >= RUNS.length) return;
  const scheme = await seedSchemes(hands);
  for (const run of RUNS) await seedRun(hands, scheme, run);
}

/** Answers the one in force. */
async function seedSchemes({ clerk, admin, unitId }: Hands): Promise<SubsidySchemeDetail> {
  const drafted: SubsidySchemeDetail[] = [];
  for (const { key, ...about } of SCHEMES) {
    const command: DraftSubsidyScheme = { ...about, unitId };
    drafted.push(await clerk.post('subsidy-schemes', command, `demo-subsidy-scheme-${key}`));
  }
  const [active, , ended] = drafted;
  if (!active || !ended) throw new Error('the demo has three schemes');
  const why = { reason: '由按年发放的方案代替', version: ended.version };
  await clerk.post(`subsidy-schemes/${ended.id}/end`, why, `demo-${ended.id}-end`);
  return admin.post(`subsidy-schemes/${active.id}/adopt`, { version: active.version }, `demo-${active.id}-adopt`);
}

async function seedRun(hands: Hands, { id: schemeId }: SubsidySchemeDetail, plan: DemoRun): Promise<void> {
  const { clerk, second, admin } = hands;
  const { key, title, daysAgo, way, note } = plan;
  const lineId = way.includes('release') ? await subsidyLine(clerk) : undefined;
  const command = { schemeId, title, heldOn: addDays(dayOf(new Date()), -daysAgo), note, lineId };
  let run = await clerk.post<SubsidyRunDetail>('subsidy-runs', command, `demo-subsidy-run-${key}`);
  const by = { compute: clerk, check: second, approve: admin, release: second, return: second, cancel: clerk };
  for (const action of way) {
    const said = action === 'return' ? { reason: plan.reason } : action === 'cancel' ? { reason: plan.reason } : {};
    const body = { ...said, version: run.version };
    run = await by[action].post(`subsidy-runs/${run.id}/${action}`, body, `demo-${run.id}-${action}`);
  }
  if (run.state === 'computed') await holdSome(hands, run);
  if (run.state === 'released') await paySome(hands, run);
}

/** What was set apart for subsidies, where the demo's money is there already. */
async function subsidyLine(clerk: DemoClient): Promise<string | undefined> {
  const { items } = await clerk.get<{ items: BudgetLine[] }>('budget-lines?category=subsidy&pageSize=100');
  return items.find(({ available }) => available >= fenOf(RELEASED))?.id;
}

/** Two that somebody wants to look at, of which one is taken out: nothing of this run is handed down yet. */
async function holdSome({ clerk }: Hands, { id }: SubsidyRunDetail): Promise<void> {
  const { items } = await clerk.get<Page<SubsidyEntry>>(`subsidy-entries?run=${id}&sort=createdAt&pageSize=2`);
  for (const [at, entry] of items.entries()) {
    const act = <T>(action: string, version: number, reason: string) =>
      clerk.post<T>(`subsidy-entries/${entry.id}/${action}`, { reason, version }, `demo-${entry.id}-${action}`);
    const held = await act<SubsidyEntry>('hold', entry.version, '任职情况需要向街道核实');
    if (at === 1) await act('remove', held.version, '经街道核实，任职日期前已离任');
  }
}

/** The first streets have paid, one of them with an account that was closed; the others have not begun. */
async function paySome({ second, desk }: Hands, { id, streets, releasedOn }: SubsidyRunDetail): Promise<void> {
  const paidOn = releasedOn ?? dayOf(new Date());
  const own = await desk.get<SubsidyRunDetail>(`subsidy-runs/${id}`);
  const first = own.streets[0]?.unit.id;
  const query = `subsidy-entries?run=${id}&sort=createdAt&pageSize=1&unit=${first}`;
  const [failing] = (await desk.get<Page<SubsidyEntry>>(query)).items;
  if (failing) {
    const said = { reason: '账户已注销，银行退回', version: failing.version };
    await desk.post(`subsidy-entries/${failing.id}/fail`, said, `demo-${failing.id}-fail`);
  }
  const pay = (by: DemoClient, unitId: number, voucher: string) =>
    by.post(`subsidy-runs/${id}/pay`, { unitId, paidOn, voucher }, `demo-${id}-pay-${unitId}`);
  if (first !== undefined) await pay(desk, first, '记-1127-01');
  const others = streets.filter(({ unit }) => unit.id !== first).slice(0, PAID_STREETS - 1);
  for (const [at, { unit }] of others.entries()) await pay(second, unit.id, `记-1127-0${at + 2}`);
}
