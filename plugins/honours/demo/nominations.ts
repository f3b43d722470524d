import { addDays, dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import { HONOUR_CLASSES } from '../contract/index.ts';
import type { AwardRound, AwardRoundDetail, NominationDetail, SchemeDetail } from '../contract/index.ts';
import { CONSENT_TEXT, EARLIER_ROUND, OPEN_ROUND, SCHEME_TITLE } from './nomination-plan.ts';
import type { DemoNomination, DemoStage } from './nomination-plan.ts';

const DISTRICT = '120102';

interface People {
  clerk: DemoClient;
  worker: DemoClient;
  secretary: DemoClient;
  desk: DemoClient;
  communityId: number;
}

const WAY = ['accept', 'verify', 'verify-again', 'consent'] as const;
/** How many steps of the way, and what ends it. */
const STAGES: Record<DemoStage, { steps: number; end?: 'refuse' | 'merge' | 'decline' | 'withdraw' }> = {
  submitted: { steps: 0 },
  accepted: { steps: 1 },
  'verified-once': { steps: 2 },
  verified: { steps: 3 },
  consented: { steps: 4 },
  refused: { steps: 0, end: 'refuse' },
  merged: { steps: 0, end: 'merge' },
  declined: { steps: 3, end: 'decline' },
  withdrawn: { steps: 4, end: 'withdraw' },
};

/**
 * A scheme with five classes, a round whose nominations have come to all ends, and an earlier one that waits to be decided.
 * Answers the earlier one; null when everything is there already.
 */
export async function seedNominations(demo: Demo): Promise<AwardRoundDetail | null> {
  const secretary = demo.as('community-secretary');
  const by: People = {
    ...{ clerk: demo.as('district-clerk'), worker: demo.as('community-worker'), secretary },
    ...{ desk: demo.as('street-desk'), communityId: await demo.unitId(secretary.account.unitCode) },
  };
  const { total } = await by.clerk.get<Page<AwardRound>>('award-rounds?pageSize=1');
  if (total >= 2) return null;
  const today = dayOf(new Date());
  const unitId = await demo.unitId(DISTRICT);
  const scheme = await by.clerk.post<SchemeDetail>(
    'schemes',
    {
      ...{ title: SCHEME_TITLE, classes: [...HONOUR_CLASSES], decidedAt: 'district' },
      ...{ storyMonths: 12, consentText: CONSENT_TEXT, unitId },
    },
    'honours-demo-scheme',
  );
  const round = async (year: number, opensOn: string, closesOn: string) => {
    const command = {
      schemeId: scheme.id,
      title: `${year} 年度身边好人评选`,
      year,
      opensOn,
      closesOn,
      seats: 2,
      unitId,
    };
    const planned = await by.clerk.post<AwardRoundDetail>('award-rounds', command, `honours-demo-round-${year}`);
    return planned.state === 'planned' ? step(by.clerk, planned, 'open') : planned;
  };
  const earlier = await round(2025, addDays(today, -60), today);
  await seedRound(by, earlier.id, EARLIER_ROUND);
  const open = await round(2026, addDays(today, -7), addDays(today, 40));
  await seedRound(by, open.id, OPEN_ROUND);
  return earlier;
}

/** The earlier round goes on to its end, once whatever is decided in it is decided. */
export async function concludeEarlier(demo: Demo, earlier: AwardRoundDetail): Promise<void> {
  const clerk = demo.as('district-clerk');
  let round = await clerk.get<AwardRoundDetail>(`award-rounds/${earlier.id}`);
  for (const [state, action] of [
    ['open', 'close'],
    ['closed', 'decide'],
    ['deciding', 'conclude'],
  ] as const)
    if (round.state === state) round = await step(clerk, round, action);
}

function step(clerk: DemoClient, { id, version }: AwardRoundDetail, action: string): Promise<AwardRoundDetail> {
  return clerk.post(`award-rounds/${id}/${action}`, { version });
}

async function seedRound(by: People, roundId: string, plan: readonly DemoNomination[]): Promise<void> {
  const kept = new Map<string, string>();
  for (const { stage, said } of plan) {
    const { steps, end } = STAGES[stage];
    let one = await by.worker.post<NominationDetail>('nominations', { ...said, roundId, unitId: by.communityId });
    const act = async (client: DemoClient, action: string, more: object = {}) => {
      one = await client.post(`nominations/${one.id}/${action}`, { version: one.version, ...more });
    };
    for (const action of WAY.slice(0, steps)) {
      if (action === 'accept') await act(by.desk, action);
      if (action === 'verify') await act(by.secretary, action, { how: 'visit', finding: '上门了解，情况属实。' });
      if (action === 'verify-again')
        await act(by.desk, action, { how: 'neighbours', finding: '询问了四户邻居，说法一致。' });
      if (action === 'consent')
        await act(by.secretary, action, { consentVersion: 1, consentDoor: 'visit', consentOn: dayOf(new Date()) });
    }
    if (end === 'refuse') await act(by.desk, end, { why: 'too-little-said' });
    if (end === 'merge') await act(by.desk, end, { into: kept.get(said.nominee) });
    if (end === 'decline' || end === 'withdraw') await act(by.secretary, end, { how: 'visit' });
    kept.set(said.nominee, one.id);
  }
}
