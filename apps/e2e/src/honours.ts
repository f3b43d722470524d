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

/** A candidate who waits for a panel: a department was asked, and has answered. */
export async function shortlistedCandidate(product: Place, nominee: string): Promise<Step> {
  const { id: nominationId } = await consentedNominee(product, nominee);
  const { desk } = await staffOf(product);
  const candidacy = await done(desk, 'candidacies', { nominationId });
  const asked = { candidacyId: candidacy.id, organisationId: await bodyOf(desk), days: 5 };
  const opinion = await done(desk, 'opinions', asked);
  const words = { verdict: 'no-objection', words: '没有不良记录，同意推荐。', version: opinion.version };
  await done(desk, `opinions/${opinion.id}/answer`, words);
  return done(desk, `candidacies/${candidacy.id}/shortlist`, { version: candidacy.version });
}

/** Somebody who says no as soon as they are asked. */
export async function declinedNominee(product: Place, nominee: string): Promise<Step> {
  const { worker, secretary } = await staffOf(product);
  const { id, version } = await entered(worker, nominee);
  return done(secretary, `nominations/${id}/decline`, { how: 'visit', version });
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

async function bodyOf(desk: Api): Promise<string | undefined> {
  const { body } = await desk.get<{ items: { id: string }[] }>(`${CORE}/organisations?state=active&pageSize=1`);
  return body.items[0]?.id;
}

async function done(by: Api, path: string, said: object): Promise<Step> {
  const { status, body } = await by.post<Step>(`${BASE}/${path}`, said);
  expect([path, status, status < 300 ? '' : body]).toEqual([path, status, '']);
  return body;
}
