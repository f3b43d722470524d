import { addDays, dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { AftercareDetail, Award, AwardDetail, StoryDetail } from '../contract/index.ts';
import { DEMO_AWARDS } from './award-plan.ts';
import type { DemoAward, DemoStory } from './award-plan.ts';

interface Office {
  clerk: DemoClient;
  secretary: DemoClient;
  desk: DemoClient;
  today: string;
}

/** The awards of the round before, with their stories, and what was promised afterwards. */
export async function seedAwards(demo: Demo): Promise<void> {
  const office: Office = {
    ...{ clerk: demo.as('district-clerk'), secretary: demo.as('community-secretary') },
    ...{ desk: demo.as('street-desk'), today: dayOf(new Date()) },
  };
  const { total } = await office.clerk.get<Page<Award>>('awards?pageSize=1');
  if (total >= DEMO_AWARDS.length - 1) return;
  const unitId = await demo.unitId(office.secretary.account.unitCode);
  for (const [index, plan] of DEMO_AWARDS.entries())
    await award(office, plan, { unitId, key: `honours-award-${index}` });
}

async function award(office: Office, plan: DemoAward, { unitId, key }: { unitId: number; key: string }): Promise<void> {
  const { clerk, secretary, today } = office;
  const paper = { ...plan.said, unitId, awardedOn: addDays(today, -200), consentOn: addDays(today, -240) };
  const one = await clerk.post<AwardDetail>('awards', paper, key);
  for (const [index, told] of (plan.stories ?? []).entries())
    await story(office, one, { told, key: `${key}-${index}` });
  for (const [index, { what, days, end }] of (plan.care ?? []).entries()) {
    const promise = { awardId: one.id, what, promisedBy: '街道党工委', dueOn: addDays(today, days) };
    const care = await secretary.post<AftercareDetail>('aftercare', promise, `${key}-care-${index}`);
    const said = end === 'fulfil' ? { doneOn: today, result: '已办到' } : { reason: '本人表示不需要' };
    if (end) await secretary.post(`aftercare/${care.id}/${end}`, { ...said, version: care.version });
  }
  const { id, version } = one;
  if (plan.end === 'give-back') await secretary.post(`awards/${id}/give-back`, { version });
  if (plan.end === 'plan-hearing') {
    const told = { toldBy: 'paper', toldOn: today, hearingOn: addDays(today, 20) };
    await clerk.post(`awards/${id}/plan-hearing`, { ...told, grounds: '有居民反映事迹与实际不符', version });
  }
}

async function story(
  { secretary, desk, today }: Office,
  { id }: AwardDetail,
  { told: { state, days, ...words }, key }: { told: DemoStory; key: string },
): Promise<void> {
  const command = { awardId: id, ...words, place: '社区党群服务中心榜样墙', expiresOn: addDays(today, days) };
  let one = await secretary.post<StoryDetail>('stories', command, key);
  const act = async (by: DemoClient, action: string, said: object = {}) => {
    one = await by.post(`stories/${one.id}/${action}`, { ...said, version: one.version }, `${key}-${action}`);
  };
  if (state === 'written') return;
  await act(secretary, 'agree', { door: 'staff', agreedOn: today });
  if (state === 'agreed') return;
  await act(desk, 'show');
  if (state === 'taken-down') await act(secretary, 'take-down');
}
