import type { Page, Problem } from '@linli/contracts';
import { addDays, dayOf } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  Certificate,
  CertificateCheck,
  CertificateDetail,
  CertificateHistory,
  CertificateTypeDetail,
} from '../../contract/index.ts';
import { startTrainingWorld } from '../testing/training.world.ts';
import type { TrainingWorld } from '../testing/training.world.ts';
import { maskedName } from './certificate-check.service.ts';

let world: TrainingWorld;
let type: CertificateTypeDetail;
beforeAll(async () => {
  world = await startTrainingWorld();
  type = await typeOf('社区书记任职证书', 3);
});
afterAll(() => world?.close());

const URL = '/v1/certificates';
const today = dayOf(new Date());
const organiser = () => world.as('organiser');
const paper = () => ({ typeId: type.id, issuedOn: today, basis: '领头雁第 2 期培训合格' });

async function typeOf(title: string, validYears?: number): Promise<CertificateTypeDetail> {
  const command = { title, source: 'class', validYears, unitId: world.at.street };
  return (await organiser().post<CertificateTypeDetail>('/v1/certificate-types', command)).body;
}

async function issue(name = '王小明', more: object = {}): Promise<CertificateDetail> {
  const { id: personId } = world.person(name, 'community');
  const answer = await organiser().post<CertificateDetail>(URL, { personId, ...paper(), ...more });
  expect([answer.status, answer.body]).toEqual([201, answer.body]);
  return answer.body;
}
const check = async (code: string, by = world.stranger) =>
  (await by.get<CertificateCheck>(`${URL}/check?code=${encodeURIComponent(code)}`)).body;

test('a certificate carries the name of the day, stands where its holder is kept, and ends by its type', async () => {
  const one = await issue();
  expect(one).toMatchObject({
    title: '社区书记任职证书',
    holder: { name: '王小明' },
    standing: 'valid',
    state: 'issued',
  });
  expect(one.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(one.validTo?.slice(0, 4)).toBe(String(Number(today.slice(0, 4)) + 3));
  expect(one.path.at(-1)?.name).toBe('甲社区');
  expect((await world.as('unit-desk').get<CertificateDetail>(`${URL}/${one.id}`)).body.actions).toEqual([]);
});

test('another street finds nothing and does nothing, and who may only look issues nothing', async () => {
  const one = await issue('陈一');
  for (const path of [one.id, `${one.id}/history`])
    expect((await world.neighbour.get(`${URL}/${path}`)).status).toBe(404);
  for (const step of ['revoke', 'reissue'])
    expect((await world.neighbour.post(`${URL}/${one.id}/${step}`, { reason: '越界', version: 1 })).status).toBe(404);
  expect((await world.neighbour.get<Page<Certificate>>(URL)).body.total).toBe(0);
  expect((await world.as('unit-desk').post(URL, { personId: one.holder.id, ...paper() })).status).toBe(403);
  expect((await world.stranger.get(URL)).status).toBe(403);
  // Of the other street, although the type is known here.
  const { id: personId } = world.person('别处', 'otherCommunity');
  expect((await organiser().post(URL, { personId, ...paper() })).status).toBe(403);
});

test('an expired one is found by its standing, and one that runs out soon by the days', async () => {
  const yearly = await typeOf('年度上岗证', 1);
  const soon = await issue('快到期', { typeId: yearly.id, issuedOn: addDays(today, -330) });
  const gone = await issue('已过期', { typeId: yearly.id, issuedOn: addDays(today, -800) });
  const ids = async (query: string) =>
    (await organiser().get<Page<Certificate>>(`${URL}?type=${yearly.id}&${query}`)).body.items.map(({ id }) => id);
  expect(await ids('standing=expired')).toEqual([gone.id]);
  expect(await ids('standing=valid')).toEqual([soon.id]);
  expect(await ids('standing=valid,expired')).toEqual([gone.id, soon.id]);
  expect(await ids('endingWithin=90')).toEqual([soon.id]);
  expect(await ids('endingWithin=1')).toEqual([]);
});

test('reissuing makes a chain: each points to the next, is void at once, and is valid as long as the first', async () => {
  const first = await issue('李换证', { issuedOn: addDays(today, -100) });
  const reason = { reason: '原证书遗失' };
  const void1 = (await organiser().post<CertificateDetail>(`${URL}/${first.id}/reissue`, { ...reason, version: 1 }))
    .body;
  expect(void1).toMatchObject({ state: 'reissued', standing: 'reissued', actions: [] });
  const second = void1.replacedBy?.id ?? '';
  const void2 = (await organiser().post<CertificateDetail>(`${URL}/${second}/reissue`, { ...reason, version: 1 })).body;
  expect(void2.replaces?.id).toBe(first.id);
  const third = (await organiser().get<CertificateDetail>(`${URL}/${void2.replacedBy?.id}`)).body;
  expect(third).toMatchObject({ state: 'issued', validTo: first.validTo, replaces: { id: second } });
  const codes = [first.code, void1.replacedBy?.code, third.code];
  expect(new Set(codes).size).toBe(3);
  const standings = await Promise.all(codes.map((code) => check(code ?? '')));
  expect(standings.map(({ certificate }) => certificate?.standing)).toEqual(['reissued', 'reissued', 'valid']);
  const again = await organiser().post<Problem>(`${URL}/${first.id}/reissue`, { ...reason, version: void1.version });
  expect([again.status, again.body.code]).toEqual([409, 'training.certificate.state']);
});

test('of two who revoke and reissue at once one does it, and nothing of the other remains', async () => {
  const one = await issue('赵同时');
  const by = { reason: '同时', version: 1 };
  const answers = await Promise.all([
    organiser().post(`${URL}/${one.id}/reissue`, by),
    organiser().post(`${URL}/${one.id}/reissue`, by),
    organiser().post(`${URL}/${one.id}/revoke`, by),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const { items } = (await organiser().get<Page<Certificate>>(`${URL}?person=${one.holder.id}`)).body;
  const { body } = await organiser().get<CertificateDetail>(`${URL}/${one.id}`);
  expect(items).toHaveLength(body.state === 'reissued' ? 2 : 1);
  expect((await organiser().get<CertificateHistory>(`${URL}/${one.id}/history`)).body.items).toHaveLength(2);
});

test('anybody signed in checks a code, however typed: the name is masked, no reason is given, nothing else opens', async () => {
  const one = await issue('欧阳小明');
  await organiser().post(`${URL}/${one.id}/revoke`, { reason: '材料不实', version: 1 });
  const answer = await check(one.code.toLowerCase().replace('-', ' '));
  expect(answer).toEqual({
    code: one.code,
    certificate: {
      title: one.title,
      holder: '欧***',
      issuedOn: one.issuedOn,
      validTo: one.validTo,
      standing: 'revoked',
    },
  });
  // The neighbour, who may read certificates at home, sees by the code no more than that.
  expect((await check(one.code, world.neighbour)).certificate?.holder).toBe('欧***');
  expect((await world.neighbour.get<Page<Certificate>>(URL)).body.total).toBe(0);
  expect([maskedName('王'), maskedName('王明'), maskedName('𠮷田')]).toEqual(['王*', '王*', '𠮷*']);
});

test('codes that are not there, and what is no code, are answered alike', async () => {
  for (const code of ['ABCDE-FGH10', "' OR true --", '%', '*'.repeat(40)])
    expect((await check(code)).certificate).toBeNull();
  const wrong = await world.stranger.get<Problem>(`${URL}/check?code=${'9'.repeat(41)}`);
  expect([wrong.status, wrong.body.errors?.map(({ field }) => field)]).toEqual([400, ['code']]);
});

test('who tries many codes is slowed down, and others are not', async () => {
  const guesser = await world.somebody(['training.licence-rule.read'], 'community');
  const statuses = [];
  for (let n = 0; n < 70; n++) statuses.push((await guesser.get(`${URL}/check?code=ABCDEFGH${n + 10}`)).status);
  // The minute may turn once meanwhile.
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
  expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
  expect((await world.as('viewer').get(`${URL}/check?code=ABCDEFGH10`)).status).toBe(200);
});

test('a day ahead, a type that has ended, somebody who left and somebody unknown are refused in words', async () => {
  const { id: personId } = world.person('钱某', 'community');
  const refusal = async (more: object) => {
    const { status, body } = await organiser().post<Problem>(URL, { personId, ...paper(), ...more });
    expect(body.title).not.toMatch(/^errors\.|\{\{/);
    return [status, body.code];
  };
  expect(await refusal({ issuedOn: addDays(today, 1) })).toEqual([400, 'training.certificate.issued-ahead']);
  const ended = await typeOf('旧证', 1);
  await organiser().post(`/v1/certificate-types/${ended.id}/close`, { reason: '不再使用', version: 1 });
  expect(await refusal({ typeId: ended.id })).toEqual([409, 'training.certificate.type-closed']);
  const left = world.person('孙离任', 'community', { state: 'left' });
  expect(await refusal({ personId: left.id })).toEqual([409, 'training.certificate.holder-left']);
  expect((await organiser().post(URL, { ...paper(), personId: crypto.randomUUID() })).status).toBe(404);
});

test('wrong fields are named, each of them', async () => {
  const wrong = { personId: 7, typeId: 'x', issuedOn: '2026-02-30', basis: ' ' };
  const { status, body } = await organiser().post<Problem>(URL, wrong);
  expect(status).toBe(400);
  expect(body.errors?.map(({ field }) => field)).toEqual(['personId', 'typeId', 'issuedOn', 'basis']);
});

test('many at once are all of them or none, and the same sent twice is one', async () => {
  const people = ['一', '二', '三'].map((name) => world.person(`周${name}`, 'grid'));
  const ids = people.map(({ id }) => id);
  const post = (personIds: string[], key?: string) =>
    organiser().post<{ items: CertificateDetail[] }>(`${URL}/issue-many`, { personIds, ...paper() }, key);
  expect((await post([...ids, crypto.randomUUID()])).status).toBe(404);
  const of = async (id: string) => (await organiser().get<Page<Certificate>>(`${URL}?person=${id}`)).body.total;
  expect(await Promise.all(ids.map(of))).toEqual([0, 0, 0]);
  const [once, twice] = [await post(ids, 'many-at-once-1'), await post(ids, 'many-at-once-1')];
  expect(once.body.items.map(({ holder }) => holder.name)).toEqual(['周一', '周二', '周三']);
  expect(twice.body).toEqual(once.body);
  expect(await Promise.all(ids.map(of))).toEqual([1, 1, 1]);
  expect((await post(Array.from({ length: 101 }, () => crypto.randomUUID()))).status).toBe(400);
});
