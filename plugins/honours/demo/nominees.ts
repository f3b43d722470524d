import { dayOf } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import type { DemoClient } from '@linli/demo';
import type { Nomination, NominationAboutAnswer, NominationDetail } from '../contract/index.ts';
import type { Office } from './candidacy-office.ts';
import type { DemoCandidate } from './candidacy-plan.ts';

/** A nominee who was entered, verified by two and agreed; one that is there already goes on from where it stands. */
export async function seedNominee(office: Office, said: DemoCandidate['said']): Promise<Nomination> {
  const { worker, secretary, desk, roundId, unitId } = office;
  const paper = { ...said, roundId, unitId, source: 'resident', door: 'counter', contact: '022-00000300' };
  let one: Nomination = (await found(office, said)) ?? (await worker.post<NominationDetail>('nominations', paper));
  const step = async (by: DemoClient, action: string, more: object = {}) => {
    one = await by.post<NominationDetail>(`nominations/${one.id}/${action}`, { version: one.version, ...more });
  };
  if (one.state === 'submitted') await step(desk, 'accept');
  if (one.state === 'accepted') await step(secretary, 'verify', { how: 'visit', finding: '上门了解，情况属实。' });
  if (one.state === 'verified-once')
    await step(desk, 'verify-again', { how: 'neighbours', finding: '询问了邻居，说法一致。' });
  if (one.state === 'verified')
    await step(secretary, 'consent', { consentVersion: 1, consentDoor: 'visit', consentOn: dayOf(new Date()) });
  return one;
}

/** Lists show a mask: whose first letter it is, is asked about by itself. */
async function found(
  { secretary, roundId }: Office,
  { nominee, class: honour }: DemoCandidate['said'],
): Promise<Nomination | undefined> {
  const query = `nominations?round=${roundId}&class=${honour}&pageSize=100`;
  const { items } = await secretary.get<Page<Nomination>>(query);
  for (const each of items.filter((item) => item.nominee?.[0] === nominee[0])) {
    const about = await secretary.get<NominationAboutAnswer>(`nominations/${each.id}/about`);
    if (about.nominee === nominee) return each;
  }
  return undefined;
}
