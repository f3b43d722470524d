import { addDays } from '@linli/contracts';
import type { Page, Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  LikeNominations,
  Nomination,
  NominationAboutAnswer,
  NominationContact,
  NominationDetail,
  NominationHistory,
} from '../../contract/index.ts';
import { CONSENT_TEXT, nominated, startHonoursWorld } from '../testing/honours.world.ts';
import type { HonoursWorld } from '../testing/honours.world.ts';
import { nominationRecord } from './nomination.record.ts';

let world: HonoursWorld;
beforeAll(async () => {
  world = await startHonoursWorld();
});
afterAll(() => world?.close());

const URL = '/v1/nominations';
const about = (id: string, as = 'verifier') => world.as(as).get<NominationAboutAnswer & Problem>(`${URL}/${id}/about`);

/** What holds for the records of every noun; by text a list cannot be searched here, nobody's name is one to be found by. */
const checks = recordChecks(() => world, {
  record: nominationRecord,
  url: URL,
  keeper: 'entry',
  command: (unitId, text) => ({ ...nominated(world.round.id, unitId), nominee: text }),
  step: ['decline', { how: 'visit' }],
}).filter(({ title }) => !/text taken literally|the same sent twice|of two at once/.test(title));
test.each(checks)('$title', ({ check }) => check());

test('a nomination is entered, accepted, verified by two people and agreed to, and each step is told without a name', async () => {
  const { id } = await world.nomination('consented', { nominee: '孙大山' });
  const one = (await world.as('entry').get<NominationDetail>(`${URL}/${id}`)).body;
  expect(one).toMatchObject({ state: 'consented', nominee: '孙**', consentVersion: 1, consentOn: world.today });
  expect(JSON.stringify(one)).not.toContain('大山');
  const { items } = (await world.as('entry').get<NominationHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, how }) => [action, how])).toEqual([
    ['consent', null],
    ['verify-again', 'neighbours'],
    ['verify', 'visit'],
    ['accept', null],
    ['enter', null],
  ]);
  expect((await about(one.id)).body).toEqual({
    ...{ nominee: '孙大山', deed: '十年照看邻居老人', nominator: '钱明', hasContact: true },
    findings: ['看过，是这样', '邻居都知道'],
    consent: { text: CONSENT_TEXT, version: 1 },
  });
});

test('the two who verify are two, and neither is who entered it', async () => {
  const all = ['read', 'read-about', 'enter', 'accept', 'verify', 'consent'].map(
    (each) => `honours.nomination.${each}`,
  );
  const rest = ['honours.award-round.read', 'honours.scheme.read'];
  const jack = await world.somebody([...all, ...rest], 'community');
  const entered = await jack.post<NominationDetail>(URL, nominated(world.round.id, world.at.community));
  const own = await jack.post<Problem>(`${URL}/${entered.body.id}/accept`, { version: 1 });
  expect([own.status, own.body.code]).toEqual([403, 'honours.nomination.own-entry']);
  const accepted = (await world.step(entered.body, 'accept')).body;
  const verification = { how: 'visit', finding: '属实', version: accepted.version };
  const again = await jack.post<Problem>(`${URL}/${accepted.id}/verify`, verification);
  expect([again.status, again.body.code]).toEqual([403, 'honours.nomination.own-entry']);
  const once = (await world.step(accepted, 'verify')).body;
  const same = await world
    .as('verifier')
    .post<Problem>(`${URL}/${once.id}/verify-again`, { ...verification, version: once.version });
  expect([same.status, same.body.code]).toEqual([403, 'honours.nomination.same-verifier']);
});

test('a number is shown for a purpose, which is written down without anybody’s name, and nowhere else', async () => {
  const one = await world.nomination('accepted');
  const shown = await world.as('verifier').post<NominationContact>(`${URL}/${one.id}/contact`, { purpose: 'consent' });
  expect(shown.body).toMatchObject({ contact: '13800002222', nominatorContact: '13800003333' });
  const { rows } = await world.plugin.database.client.query(
    `SELECT subject_name, fields, reason FROM core.disclosure WHERE subject_id = $1`,
    [one.id],
  );
  expect(rows).toEqual([{ subject_name: null, fields: ['contact', 'nominatorContact'], reason: '征求本人意见' }]);
  expect((await world.as('street').post(`${URL}/${one.id}/contact`, { purpose: 'consent' })).status).toBe(403);
  expect((await world.as('verifier').post(`${URL}/${one.id}/contact`, { purpose: '想看看' })).status).toBe(400);
});

test('whom it is about is read where that may be read, and not by who only counts', async () => {
  const one = await world.nomination('submitted');
  expect((await world.as('district').get(`${URL}/${one.id}/about`)).status).toBe(403);
  const elsewhere = await world.somebody(
    ['honours.nomination.read', 'honours.award-round.read', 'honours.scheme.read'],
    'community',
  );
  expect((await elsewhere.get(`${URL}/${one.id}/about`)).status).toBe(403);
  expect((await world.neighbour.get(`${URL}/${one.id}/about`)).status).toBe(404);
});

test('two about the same person are joined, and only where they stand together', async () => {
  const kept = await world.nomination('submitted', { nominee: '周同名' });
  const other = await world.nomination('submitted', { nominee: '周同名' });
  const like = (await world.as('street').get<LikeNominations>(`${URL}/${other.id}/like`)).body.items;
  expect(like[0]).toEqual({ id: kept.id, no: kept.no, nominee: '周同名', isSameName: true });
  for (const into of [other.id, (await world.nomination('declined')).id]) {
    const refused = await world.step(other, 'merge', { into });
    expect([refused.status, refused.body.code]).toEqual([400, 'honours.nomination.cannot-merge']);
  }
  const joined = await world.step(other, 'merge', { into: kept.id });
  expect(joined.body).toMatchObject({ state: 'merged', mergedInto: kept.id });
});

test('consent is to the text as it is now, on a day that was', async () => {
  const one = await world.nomination('verified');
  const cases = [
    [{ consentVersion: 2 }, 409, 'honours.nomination.other-text'],
    [{ consentOn: addDays(world.today, 1) }, 400, 'honours.nomination.consent-day'],
    [{ consentOn: addDays(world.today, -1) }, 400, 'honours.nomination.consent-day'],
  ] as const;
  for (const [more, status, code] of cases) {
    const answer = await world.step(one, 'consent', more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  }
  expect((await world.step(one, 'consent')).body.state).toBe('consented');
});

test('nominations are taken while the round is open, of its classes, and wrong fields are named', async () => {
  const planned = await world.plan({ title: '还没开始' });
  expect((await world.enter({ roundId: planned.id })).body.code).toBe('honours.nomination.round-not-open');
  const wrong = await world.enter({ nominee: ' ', deed: '', contact: 'x', class: 'rich' as never });
  expect(wrong.status).toBe(400);
  expect(wrong.body.errors?.map(({ field }) => field).sort()).toEqual(['class', 'contact', 'deed', 'nominee']);
});

test('a list is found by round, class, source and number, never by a name', async () => {
  const one = await world.nomination('submitted', { class: 'courage', source: 'organisation', nominee: '吴找不到' });
  const list = (query: string) => world.as('entry').get<Page<Nomination>>(`${URL}?${query}`);
  const ids = async (query: string) => (await list(query)).body.items.map(({ id }) => id);
  expect(await ids(`round=${world.round.id}&class=courage&source=organisation`)).toEqual([one.id]);
  expect(await ids(`q=${one.no}&class=courage`)).toEqual([one.id]);
  expect((await list(`q=${encodeURIComponent('吴找不到')}`)).status).toBe(400);
});
