import { dayOf } from '@linli/contracts';
import type { Holder, NoticeDetail, Organisation, Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type {
  AwardRound,
  Candidacy,
  CandidacyDetail,
  NominationDetail,
  OpinionDetail,
  PanelDetail,
} from '../contract/index.ts';
import { DEMO_CANDIDATES } from './candidacy-plan.ts';
import type { DemoCandidate } from './candidacy-plan.ts';

const CORE = '/api/core/v1';

interface Office {
  clerk: DemoClient;
  admin: DemoClient;
  worker: DemoClient;
  secretary: DemoClient;
  desk: DemoClient;
  roundId: string;
  unitId: number;
  bodies: Organisation[];
}
type Held = Map<DemoCandidate, CandidacyDetail>;

/** One candidate in each state after consent; panels that are over and one that votes. */
export async function seedCandidacies(demo: Demo): Promise<void> {
  const [clerk, worker, desk] = [demo.as('district-clerk'), demo.as('community-worker'), demo.as('street-desk')];
  const { total } = await clerk.get<Page<Candidacy>>('candidacies?pageSize=1');
  if (total >= DEMO_CANDIDATES.length) return;
  const rounds = await clerk.get<Page<AwardRound>>('award-rounds?state=open&pageSize=10');
  const roundId = rounds.items.find(({ year }) => year === 2026)?.id;
  if (!roundId) throw new Error('the demo has no open round');
  const organisations = await clerk.get<Page<Organisation>>(`${CORE}/organisations?state=active&pageSize=2`);
  const office: Office = {
    ...{ clerk, worker, desk, admin: demo.as('district-admin'), secretary: demo.as('community-secretary') },
    ...{ roundId, unitId: await demo.unitId(worker.account.unitCode), bodies: organisations.items },
  };
  const held: Held = new Map();
  for (const plan of DEMO_CANDIDATES) held.set(plan, await begin(office, plan));
  const streetId = await demo.unitId(desk.account.unitCode);
  await panel(office, held, streetId);
  for (const [plan, one] of held) await end(office, plan, one);
}

function act(by: DemoClient, one: CandidacyDetail, action: string, said: object = {}): Promise<CandidacyDetail> {
  return by.post(`candidacies/${one.id}/${action}`, { ...said, version: one.version });
}

async function begin(office: Office, plan: DemoCandidate): Promise<CandidacyDetail> {
  const { worker, secretary, desk, roundId, unitId, bodies } = office;
  const said = { ...plan.said, roundId, unitId, source: 'resident', door: 'counter', contact: '022-00000300' };
  let one = await worker.post<NominationDetail>('nominations', said);
  const step = async (by: DemoClient, action: string, more: object = {}) => {
    one = await by.post(`nominations/${one.id}/${action}`, { version: one.version, ...more });
  };
  await step(desk, 'accept');
  await step(secretary, 'verify', { how: 'visit', finding: '上门了解，情况属实。' });
  await step(desk, 'verify-again', { how: 'neighbours', finding: '询问了邻居，说法一致。' });
  await step(secretary, 'consent', { consentVersion: 1, consentDoor: 'visit', consentOn: dayOf(new Date()) });
  const candidacy = await desk.post<CandidacyDetail>('candidacies', { nominationId: one.id });
  for (const [index, body] of bodies.entries()) {
    const asked = { candidacyId: candidacy.id, organisationId: body.id, days: 5 };
    const opinion = await desk.post<OpinionDetail>('opinions', asked);
    // One that still hears opinions waits for the second of them.
    if (plan.state === 'opinions' && index > 0) continue;
    const words = { verdict: 'no-objection', words: '没有不良记录，同意推荐。', version: opinion.version };
    await desk.post(`opinions/${opinion.id}/answer`, words);
  }
  return plan.state === 'opinions' ? candidacy : act(desk, candidacy, 'shortlist');
}

/** In the street, so that whoever began the candidacies sits there and stands aside. */
async function panel({ clerk, admin }: Office, held: Held, unitId: number): Promise<void> {
  const query = `${CORE}/units/${unitId}/holders?permission=honours.panel.vote`;
  const { items } = await clerk.get<{ items: Holder[] }>(query);
  const members = items.map(({ accountId }) => accountId).slice(0, 10);
  const call = (title: string, ballot: string) =>
    clerk.post<PanelDetail>('panels', {
      ...{ title, meetsOn: dayOf(new Date()), members, quorum: 2, ballot, unitId },
    });
  const step = (one: PanelDetail, action: string, said: object = {}) =>
    clerk.post<PanelDetail>(`panels/${one.id}/${action}`, { ...said, version: one.version });
  const decided = [...held].filter(([{ state }]) => !['opinions', 'shortlisted', 'withdrawn'].includes(state));
  let over = await call('第一次评审会', 'each');
  for (const [, { id }] of decided) over = await step(over, 'add-case', { candidacyId: id });
  over = await step(over, 'open');
  for (const [{ state }, { id }] of decided)
    for (const by of [clerk, admin])
      await by.post(`panels/${over.id}/vote`, { candidacyId: id, vote: state === 'not-recommended' ? 'no' : 'yes' });
  await step(over, 'conclude');
  const waiting = [...held].find(([{ state }]) => state === 'shortlisted');
  let open = await call('第二次评审会', 'paper');
  if (waiting) open = await step(open, 'add-case', { candidacyId: waiting[1].id });
  await step(open, 'open');
  await call('第三次评审会', 'each');
}

async function end(office: Office, { state, said }: DemoCandidate, before: CandidacyDetail): Promise<void> {
  const { clerk, admin, secretary } = office;
  const one = await clerk.get<CandidacyDetail>(`candidacies/${before.id}`);
  if (state === 'withdrawn') await act(secretary, one, 'withdraw');
  if (state === 'not-awarded') await act(admin, one, 'refuse', { reason: '本类名额已满，欢迎明年再次参加。' });
  if (state !== 'noticed' && state !== 'objected') return;
  const shown = await act(clerk, one, 'publish', { shownText: `${said.nominee}：${said.deed}`, days: 5 });
  const address = `${CORE}/notices/${shown.notice?.notice}`;
  const { version } = await clerk.get<NoticeDetail>(address);
  const submitted = await clerk.post<NoticeDetail>(`${address}/submit`, { version });
  await admin.post(`${address}/publish`, { version: submitted.version });
  if (state !== 'objected') return;
  await clerk.post(`${address}/objections`, { door: 'counter', text: '他去年与邻居有过纠纷，请核实。' });
  await act(clerk, await clerk.get<CandidacyDetail>(`candidacies/${one.id}`), 'object');
}
