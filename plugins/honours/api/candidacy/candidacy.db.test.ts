import { addDays } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type {
  AwardDetail,
  Candidate,
  CandidacyDetail,
  NamedCandidate,
  NominationDetail,
  OpinionDetail,
} from '../../contract/index.ts';
import { CANDIDACIES, OPINIONS, startCandidacyWorld } from '../testing/candidacy.world.ts';
import type { CandidacyWorld } from '../testing/candidacy.world.ts';
import { everyPlace } from '../testing/every-place.ts';

let world: CandidacyWorld;
beforeAll(async () => {
  world = await startCandidacyWorld();
});
afterEach(() => world.plugin.setClock(0));
afterAll(() => world?.close());

/** Consent was given today: an award comes after it. */
const later = () => addDays(world.today, 30);
const citation = '十年照看邻居老人';
const award = (one: CandidacyDetail, by = world.chief) => world.act(by, one, 'award', { citation });
const get = async ({ id }: CandidacyDetail) => (await world.chief.get<CandidacyDetail>(`${CANDIDACIES}/${id}`)).body;

test('a candidacy begins once, for a nominee who agreed, and its answers name nobody', async () => {
  const { id } = await world.nomination('verified');
  const early = await world.as('street').post<Problem>(CANDIDACIES, { nominationId: id });
  expect(early.body).toMatchObject({ status: 409, code: 'honours.candidacy.no-consent' });
  const one = await world.candidacy({ nominee: '候选实名甲' });
  expect(JSON.stringify(one)).not.toContain('候选实名甲');
  const again = await world.as('street').post<Problem>(CANDIDACIES, { nominationId: one.nominationId });
  expect(again.body).toMatchObject({ status: 409, code: 'honours.candidacy.known' });
  const who = await world.as('verifier').get<Candidate>(`${CANDIDACIES}/${one.id}/candidate`);
  expect(who.body).toMatchObject({ name: '候选实名甲', findings: ['看过，是这样', '邻居都知道'] });
  expect((await world.as('viewer').get(`${CANDIDACIES}/${one.id}/candidate`)).status).toBe(403);
});

test('whoever decides is told the name when the panel has come to its result, not before, and nobody else is', async () => {
  const named = ({ id }: CandidacyDetail, by = world.chief) =>
    by.get<NamedCandidate & Problem>(`${CANDIDACIES}/${id}/named-candidate`);
  const before = await named(await world.shortlisted({ nominee: '候选实名乙' }));
  expect(before.body).toMatchObject({ status: 409, code: 'honours.candidacy.by-number' });
  expect(JSON.stringify(before.body)).not.toContain('候选实名乙');
  const one = await world.recommended({ nominee: '候选实名丙' });
  const { name, deed } = (await named(one)).body;
  expect([name, typeof deed]).toEqual(['候选实名丙', 'string']);
  for (const by of ['viewer', 'entry']) expect((await named(one, world.as(by))).status).toBe(403);
});

test('nobody comes on the shortlist before a department was asked, and each that was has answered in words', async () => {
  const one = await world.candidacy();
  expect((await world.act('street', one, 'shortlist')).body.code).toBe('honours.candidacy.opinions-missing');
  world.setDay('2026-09-30');
  const opinion = await world.ask(one, 5);
  expect(opinion).toMatchObject({ dueOn: '2026-10-13', organisation: '区司法局', state: 'asked' });
  expect((await world.ask(one)).code).toBe('honours.opinion.asked-already');
  const open = await world.act('street', one, 'shortlist');
  expect(open.body).toMatchObject({ code: 'honours.candidacy.opinions-open' });
  const said = { verdict: 'concern', words: '有一起纠纷未结', version: opinion.version };
  const answered = await world.as('street').post<OpinionDetail>(`${OPINIONS}/${opinion.id}/answer`, said);
  expect(answered.body).toMatchObject({ state: 'answered', verdict: 'concern' });
  expect((await world.act('street', one, 'shortlist')).body.state).toBe('shortlisted');
  expect((await world.ask(one)).code).toBe('honours.opinion.no-candidacy');
});

test('the notice runs five working days over a holiday, and an objection on its last day blocks until it was looked into and answered', async () => {
  const one = await world.noticed('拟表彰：邻居甲，照看老人');
  expect((await award(one)).body.code).toBe('core.notice.blocks-not-published');
  expect(await world.publishInCore(one, '2026-09-30')).toBe('2026-10-13');
  world.setDay('2026-10-13');
  expect((await award(one)).body).toMatchObject({ status: 409, code: 'core.notice.blocks-running' });
  expect((await world.act(world.clerk, one, 'object')).body.code).toBe('honours.candidacy.no-objection');
  await world.object(one);
  world.setDay('2026-10-14');
  expect((await award(one)).body.code).toBe('core.notice.blocks-objection-open');
  await world.answerObjection(one, 'not-upheld');
  // Answered, but nobody has looked into it.
  expect((await award(one)).body).toMatchObject({ status: 409, code: 'honours.candidacy.not-investigated' });
  const objected = (await world.act(world.clerk, one, 'object')).body;
  const finding = { finding: '走访五户邻居，事迹属实' };
  for (const by of ['street', 'verifier'])
    expect((await world.act(by, objected, 'investigate', finding)).status).toBe(403);
  const found = (await world.act(world.clerk, objected, 'investigate', finding)).body;
  world.setDay(later());
  const done = await award(found);
  expect([done.status, done.body]).toMatchObject([200, { state: 'awarded' }]);
  const { body } = await world.chief.get<{ name: string }>(`/v1/awards/${done.body.awardId}/name`);
  expect(body.name).toBe('赵敏');
});

test('an objection that is upheld ends it, with a reason that the nominee hears', async () => {
  const one = await world.noticed('拟表彰：邻居乙');
  await world.publishInCore(one, '2026-09-30');
  await world.object(one);
  await world.answerObjection(one, 'upheld');
  world.setDay('2026-10-20');
  expect((await award(one)).body.code).toBe('core.notice.blocks-objection-upheld');
  const refused = await world.act(world.chief, one, 'refuse', { reason: '异议成立' });
  expect(refused.body).toMatchObject({ state: 'not-awarded', notice: { phase: 'withdrawn' } });
});

test('whoever began it does not decide, and numbers of people are stopped before everybody reads them', async () => {
  const one = await world.recommended();
  const text = { shownText: '邻居丙，电话 13812345678', days: 5 };
  expect((await world.act(world.clerk, one, 'publish', text)).body.code).toBe('core.text.personal-numbers');
  expect((await world.act(world.clerk, one, 'publish', { shownText: '邻居丙', days: 4 })).body).toMatchObject({
    status: 400,
    errors: [{ field: 'days' }],
  });
  expect((await world.act('street', one, 'refuse', { reason: '不行' })).status).toBe(403);
});

const PLANTED = '陆清除柒';

test('a nominee who withdraws while the notice runs stands nowhere any more: not in it, nor in what was said against it', async () => {
  const one = await world.noticed(`拟表彰：${PLANTED}，照看老人`, { nominee: PLANTED, deed: `${PLANTED}的事` });
  await world.publishInCore(one, '2026-09-30');
  await world.object(one, `${PLANTED}不合适`);
  const objected = (await world.act(world.clerk, one, 'object')).body;
  const finding = { finding: `问过${PLANTED}本人` };
  await world.act(world.chief, objected, 'investigate', finding);
  expect((await everyPlace(world, PLANTED)).sort()).toEqual([
    'core.notice.text',
    'core.notice_objection.text',
    'plugin_honours.candidacy.finding',
  ]);
  const gone = await world.act('verifier', await get(one), 'withdraw');
  expect([gone.status, gone.body]).toMatchObject([200, { state: 'withdrawn', notice: { phase: 'withdrawn' } }]);
  expect(await everyPlace(world, PLANTED)).toEqual([]);
  const nomination = await world.as('verifier').get<NominationDetail>(`/v1/nominations/${one.nominationId}`);
  expect(nomination.body).toMatchObject({ state: 'declined', nominee: null });
});

test('withdrawing at the nomination ends the candidacy as well', async () => {
  const one = await world.noticed('拟表彰：丁某某', { nominee: '丁某某' });
  const { body } = await world.as('verifier').get<NominationDetail>(`/v1/nominations/${one.nominationId}`);
  expect((await world.step(body, 'withdraw')).status).toBe(200);
  expect((await get(one)).state).toBe('withdrawn');
  expect(await everyPlace(world, '丁某某')).toEqual([]);
});

async function awarded(nominee: string): Promise<CandidacyDetail> {
  const one = await world.noticed(`拟表彰：${nominee}`, { nominee });
  await world.publishInCore(one, '2026-09-30');
  world.setDay(later());
  return (await award(one)).body;
}

test('after the award it is given back instead, and then nothing of it is left from the nomination on', async () => {
  const one = await awarded('归还实名玖');
  const { body } = await world.as('verifier').get<NominationDetail>(`/v1/nominations/${one.nominationId}`);
  expect((await world.step(body, 'withdraw')).body.code).toBe('honours.candidacy.awarded');
  const found = (await world.as('entry').get<AwardDetail>(`/v1/awards/${one.awardId}`)).body;
  const back = await world.as('entry').post(`/v1/awards/${found.id}/give-back`, { version: found.version });
  expect(back.status).toBe(200);
  expect(await everyPlace(world, '归还实名玖')).toEqual([]);
});

test('of two who award at once, one does, and there is one award', async () => {
  const one = await world.noticed('拟表彰：戊');
  await world.publishInCore(one, '2026-09-30');
  world.setDay(later());
  const both = await Promise.all([award(one), award(one, world.clerk), world.act('verifier', one, 'withdraw')]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  const { rows } = await world.plugin.database.client.query<{ count: string }>(
    'SELECT count(*) FROM plugin_honours.award WHERE candidacy_id = $1',
    [one.id],
  );
  expect(Number(rows[0]?.count)).toBeLessThanOrEqual(1);
});
