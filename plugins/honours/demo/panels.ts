import { dayOf } from '@linli/contracts';
import type { Holder, Page } from '@linli/contracts';
import type { CandidacyDetail, Panel, PanelDetail } from '../contract/index.ts';
import { CORE } from './candidacy-office.ts';
import type { Office } from './candidacy-office.ts';
import type { DemoCandidate } from './candidacy-plan.ts';

const [OVER, VOTING, CALLED] = ['第一次评审会', '第二次评审会', '第三次评审会'];

/** In the street, so that whoever began the candidacies sits there and stands aside. */
export async function seedPanels(
  office: Office,
  held: ReadonlyMap<DemoCandidate, CandidacyDetail>,
  unitId: number,
): Promise<void> {
  const before = (states: (state: string) => boolean) =>
    [...held].filter(([{ state }]) => states(state)).map(([plan, { id }]) => ({ plan, id }));
  const decided = before((state) => !['opinions', 'shortlisted', 'withdrawn'].includes(state));
  const over = await opened(office, { title: OVER, ballot: 'each', unitId }, decided);
  if (over.state === 'open') await vote(office, over, decided);
  const waiting = before((state) => state === 'shortlisted').slice(0, 1);
  await opened(office, { title: VOTING, ballot: 'paper', unitId }, waiting);
  await called(office, { title: CALLED, ballot: 'each', unitId });
}

interface Call {
  title: string | undefined;
  ballot: string;
  unitId: number;
}
interface Before {
  plan: DemoCandidate;
  id: string;
}

/** Called, unless it was. */
async function called({ clerk }: Office, call: Call): Promise<PanelDetail> {
  const { items } = await clerk.get<Page<Panel>>('panels?pageSize=100');
  const found = items.find(({ title }) => title === call.title);
  if (found) return clerk.get<PanelDetail>(`panels/${found.id}`);
  const query = `${CORE}/units/${call.unitId}/holders?permission=honours.panel.vote`;
  const holders = await clerk.get<{ items: Holder[] }>(query);
  const members = holders.items.map(({ accountId }) => accountId).slice(0, 10);
  return clerk.post<PanelDetail>('panels', { ...call, members, meetsOn: dayOf(new Date()), quorum: 2 });
}

async function opened(office: Office, call: Call, candidates: readonly Before[]): Promise<PanelDetail> {
  let panel = await called(office, call);
  if (panel.state !== 'called') return panel;
  const step = async (action: string, said: object = {}) => {
    panel = await office.clerk.post(`panels/${panel.id}/${action}`, { ...said, version: panel.version });
  };
  const known = panel.cases.map(({ candidacyId }) => candidacyId);
  for (const { id } of candidates) if (!known.includes(id)) await step('add-case', { candidacyId: id });
  await step('open');
  return panel;
}

/** Two of its members vote, each once, and it is over. */
async function vote({ clerk, admin }: Office, { id, version }: PanelDetail, candidates: readonly Before[]) {
  for (const by of [clerk, admin]) {
    const { cases } = await by.get<PanelDetail>(`panels/${id}`);
    for (const { plan, id: candidacyId } of candidates) {
      if (cases.find((each) => each.candidacyId === candidacyId)?.mine !== 'may-vote') continue;
      await by.post(`panels/${id}/vote`, { candidacyId, vote: plan.state === 'not-recommended' ? 'no' : 'yes' });
    }
  }
  await clerk.post(`panels/${id}/conclude`, { version });
}
