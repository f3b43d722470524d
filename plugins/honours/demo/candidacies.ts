import type { NoticeDetail, Organisation, Page } from '@linli/contracts';
import type { Demo } from '@linli/demo';
import type { AwardRound, Candidacy, CandidacyDetail, Opinion, OpinionDetail } from '../contract/index.ts';
import { CORE, act, staffOf } from './candidacy-office.ts';
import type { Office } from './candidacy-office.ts';
import { DEMO_CANDIDATES } from './candidacy-plan.ts';
import type { DemoCandidate } from './candidacy-plan.ts';
import { seedNominee } from './nominees.ts';
import { seedPanels } from './panels.ts';

/**
 * One candidate in each state after consent; panels that are over and one that votes. Looks at what is there before each
 * step, so that it goes on where it was broken off; whoever withdraws is the last of all, for nothing is left to be found.
 */
export async function seedCandidacies(demo: Demo): Promise<void> {
  const staff = staffOf(demo);
  const { total } = await staff.clerk.get<Page<Candidacy>>('candidacies?state=withdrawn&pageSize=1');
  if (total > 0) return;
  const rounds = await staff.clerk.get<Page<AwardRound>>('award-rounds?state=open&pageSize=10');
  const roundId = rounds.items.find(({ year }) => year === 2026)?.id;
  if (!roundId) throw new Error('the demo has no open round');
  const organisations = await staff.clerk.get<Page<Organisation>>(`${CORE}/organisations?state=active&pageSize=2`);
  const unitId = await demo.unitId(staff.worker.account.unitCode);
  const office: Office = { ...staff, roundId, unitId, bodies: organisations.items };
  const held = new Map<DemoCandidate, CandidacyDetail>();
  for (const plan of DEMO_CANDIDATES) held.set(plan, await begin(office, plan));
  await seedPanels(office, held, await demo.unitId(staff.desk.account.unitCode));
  for (const [plan, one] of held) await end(office, plan, one);
}

async function begin(office: Office, plan: DemoCandidate): Promise<CandidacyDetail> {
  const { desk, bodies } = office;
  const nomination = await seedNominee(office, plan.said);
  const known = await desk.get<Page<Candidacy>>(`candidacies?q=${nomination.no}&pageSize=100`);
  const found = known.items.find(({ no }) => no === nomination.no);
  const candidacy = found
    ? await desk.get<CandidacyDetail>(`candidacies/${found.id}`)
    : await desk.post<CandidacyDetail>('candidacies', { nominationId: nomination.id });
  if (candidacy.state !== 'opinions') return candidacy;
  const asked = await desk.get<Page<Opinion>>(`opinions?candidacy=${candidacy.id}&pageSize=20`);
  for (const [index, body] of bodies.entries()) {
    const opinion =
      asked.items.find(({ organisation }) => organisation === body.name) ??
      (await desk.post<OpinionDetail>('opinions', { candidacyId: candidacy.id, organisationId: body.id, days: 5 }));
    // One that still hears opinions waits for the second of them.
    if (opinion.state !== 'asked' || (plan.state === 'opinions' && index > 0)) continue;
    const words = { verdict: 'no-objection', words: '没有不良记录，同意推荐。', version: opinion.version };
    await desk.post(`opinions/${opinion.id}/answer`, words);
  }
  return plan.state === 'opinions' ? candidacy : act(desk, candidacy, 'shortlist');
}

async function end(office: Office, { state, said }: DemoCandidate, before: CandidacyDetail): Promise<void> {
  const { clerk, admin, secretary } = office;
  let one = await clerk.get<CandidacyDetail>(`candidacies/${before.id}`);
  if (one.state === state) return;
  if (state === 'withdrawn') await act(secretary, one, 'withdraw');
  if (state === 'not-awarded') await act(admin, one, 'refuse', { reason: '本类名额已满，欢迎明年再次参加。' });
  if (state !== 'noticed' && state !== 'objected') return;
  if (one.state === 'recommended')
    one = await act(clerk, one, 'publish', { shownText: `${said.nominee}：${said.deed}`, days: 5 });
  await show(office, one, state === 'objected');
  if (state === 'objected') await act(clerk, await clerk.get<CandidacyDetail>(`candidacies/${one.id}`), 'object');
}

/** What is done on core's page of the notice: two people publish it, and perhaps somebody objects. */
async function show({ clerk, admin }: Office, { notice }: CandidacyDetail, isObjected: boolean): Promise<void> {
  const address = `${CORE}/notices/${notice?.notice}`;
  const current = () => clerk.get<NoticeDetail>(address);
  let { phase, version } = await current();
  if (phase === 'draft') ({ phase, version } = await clerk.post<NoticeDetail>(`${address}/submit`, { version }));
  if (phase === 'to-publish') await admin.post(`${address}/publish`, { version });
  if (isObjected && (await current()).openObjections === 0)
    await clerk.post(`${address}/objections`, { door: 'counter', text: '他去年与邻居有过纠纷，请核实。' });
}
