import { dayOf } from '@linli/contracts';
import { expect } from '@jest/globals';
import { Api } from './api.ts';

const BASE = '/api/plugins/honours/v1';
const CORE = '/api/core/v1';

/** A record, as the next step about it needs it. */
export interface Step {
  id: string;
  version: number;
  no: string;
}
interface Place {
  url: string;
  home: string;
}

/** A nominee who was entered, verified by two and agreed: the journey of a nomination goes through it on its pages. */
export async function consentedNominee(product: Place, nominee: string): Promise<Step> {
  const { worker, desk, secretary } = await staffOf(product);
  let one = await entered(worker, nominee);
  const act = async (by: Api, action: string, said: object = {}) => {
    one = await done(by, `nominations/${one.id}/${action}`, { ...said, version: one.version });
  };
  await act(desk, 'accept');
  await act(secretary, 'verify', { how: 'visit', finding: '上门了解，情况属实。' });
  await act(desk, 'verify-again', { how: 'neighbours', finding: '询问了邻居，说法一致。' });
  await act(secretary, 'consent', { consentVersion: 1, consentDoor: 'visit', consentOn: dayOf(new Date()) });
  return one;
}

const staffOf = async (product: Place) => ({
  worker: await Api.as(product, 'yangxiaofeng'),
  desk: await Api.as(product, 'lijianguo'),
  secretary: await Api.as(product, 'zhangguihua'),
});

async function entered(worker: Api, nominee: string): Promise<Step> {
  const rounds = await worker.get<{ items: (Step & { year: number })[] }>(
    `${BASE}/award-rounds?state=open&pageSize=10`,
  );
  const { units } = (await worker.get<{ units: { id: number }[] }>(`${CORE}/me`)).body;
  const about = { class: 'courage', nominee, deed: `${nominee}十年照看邻居。`, contact: '022-00000301' };
  const roundId = rounds.body.items.find(({ year }) => year === 2026)?.id;
  return done(worker, 'nominations', { ...about, roundId, source: 'resident', door: 'counter', unitId: units[0]?.id });
}

async function done(by: Api, path: string, said: object): Promise<Step> {
  const { status, body } = await by.post<Step>(`${BASE}/${path}`, said);
  expect([path, status, status < 300 ? '' : body]).toEqual([path, status, '']);
  return body;
}
