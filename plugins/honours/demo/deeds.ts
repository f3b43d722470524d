import { addDays, dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { GoodDeed, GoodDeedDetail } from '../contract/index.ts';
import { DEMO_DEEDS } from './deed-plan.ts';
import type { DemoDeed } from './deed-plan.ts';

/** Good deeds in every state, told at the community, published by the street. */
export async function seedDeeds(demo: Demo): Promise<void> {
  const [worker, secretary, desk] = [
    demo.as('community-worker'),
    demo.as('community-secretary'),
    demo.as('street-desk'),
  ];
  const { total } = await desk.get<Page<GoodDeed>>('good-deeds?pageSize=1');
  if (total >= DEMO_DEEDS.length) return;
  const unitId = await demo.unitId(worker.account.unitCode);
  const today = dayOf(new Date());
  for (const [index, plan] of DEMO_DEEDS.entries()) {
    const key = `honours-demo-deed-${index}`;
    const said = { ...plan.said, doneOn: addDays(today, -3 - index * 2), unitId };
    await live(plan, await worker.post<GoodDeedDetail>('good-deeds', said, key), { worker, secretary, desk }, key);
  }
}

async function live(
  { state, as }: DemoDeed,
  deed: GoodDeedDetail,
  { worker, secretary, desk }: Record<'worker' | 'secretary' | 'desk', DemoClient>,
  key: string,
): Promise<void> {
  let one = deed;
  const act = async (by: DemoClient, action: string, said: object = {}) => {
    one = await by.post(`good-deeds/${one.id}/${action}`, { ...said, version: one.version }, `${key}-${action}`);
  };
  if (state === 'told') return;
  if (state === 'not-published') return act(secretary, 'not-publish', { reason: '经核实没有这件事' });
  await act(secretary, 'check');
  if (as === 'named') await act(worker, 'record-naming', { answer: 'given', door: 'counter' });
  if (as === 'refused') await act(worker, 'record-naming', { answer: 'refused', door: 'phone' });
  if (state === 'checked') return;
  await act(desk, 'publish', { as: as === 'named' ? 'named' : 'unnamed' });
  if (state === 'taken-down') await act(worker, 'take-down');
}
