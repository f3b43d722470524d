// Long because somebody's name is put wherever one can be written on the way to an award, and then looked for everywhere.
import { addDays } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type {
  AftercareDetail,
  AwardDetail,
  CandidacyDetail,
  OpinionDetail,
  PanelDetail,
  StoryDetail,
} from '../../contract/index.ts';
import { CANDIDACIES, OPINIONS, startCandidacyWorld } from '../testing/candidacy.world.ts';
import type { CandidacyWorld } from '../testing/candidacy.world.ts';
import { everyPlace } from '../testing/every-place.ts';
import { exportedWords, formsOf, readersOf } from '../testing/exported-words.ts';

const [PANELS, AWARDS, STORIES, CARE] = ['/v1/panels', '/v1/awards', '/v1/stories', '/v1/aftercare'];
let world: CandidacyWorld;
let members: string[];
const logged: string[] = [];
beforeAll(async () => {
  const listen = (chunk: string | Uint8Array) => logged.push(String(chunk)) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(listen);
  jest.spyOn(process.stderr, 'write').mockImplementation(listen);
  world = await startCandidacyWorld();
  members = [];
  for (const name of ['甲', '乙', '丙']) members.push(await world.plugin.platform.account(`评委${name}`));
});
afterEach(() => world.plugin.setClock(0));
afterAll(async () => {
  jest.restoreAllMocks();
  await world?.close();
});

type Said<T> = { status: number; body: T & Problem };
async function ok<T>(asked: Promise<Said<T>>): Promise<T> {
  const { status, body } = await asked;
  expect([status, status < 300 ? '' : body]).toEqual([status, '']);
  return body;
}
const codeOf = async (asked: Promise<{ body: Problem }>) => (await asked).body.code;
const at = <T>(by: string, url: string, said: object) => ok(world.as(by).post<T & Problem>(url, said));
const get = async ({ id }: CandidacyDetail) => (await world.chief.get<CandidacyDetail>(`${CANDIDACIES}/${id}`)).body;

/** Nothing of the words in any column, any workbook, or anything that was logged. */
async function expectNothingOf(word: string): Promise<void> {
  for (const form of formsOf(word)) expect([form, await everyPlace(world, form)]).toEqual([form, []]);
  const { found, read } = await exportedWords(readersOf(world, [world.clerk, world.chief]), [word, `${word[0]}*`]);
  expect(found).toEqual([]);
  expect(read).toBeGreaterThanOrEqual(20);
  expect(logged.join('')).not.toContain(word);
}

/** On the way through a panel, with the name wherever somebody may write. */
async function throughPanel(name: string): Promise<CandidacyDetail> {
  const one = await world.candidacy({ nominee: name, deed: `${name}的事`, nominator: `推荐${name}` });
  const first = await world.ask(one);
  await at('street', `${OPINIONS}/${first.id}/take-back`, { reason: `${name}重复了`, version: first.version });
  const { id, version } = await world.ask(one);
  const said = { verdict: 'concern', words: `${name}有一起纠纷`, signedBy: name, version };
  await at<OpinionDetail>('street', `${OPINIONS}/${id}/answer`, said);
  await ok(world.act('street', one, 'shortlist'));
  const about = { members, meetsOn: '2026-12-01', quorum: 2, ballot: 'paper', unitId: world.at.district };
  const call = (title: string) => ok(world.clerk.post<PanelDetail & Problem>(PANELS, { title, ...about }));
  const step = (panel: PanelDetail, action: string, more: object = {}) =>
    world.clerk.post<PanelDetail & Problem>(`${PANELS}/${panel.id}/${action}`, { version: panel.version, ...more });
  const add = { candidacyId: one.id };
  // A panel's own words stay when a candidate is gone, so they name none.
  const naming = world.clerk.post<Problem>(PANELS, { title: `${name}评审会`, ...about });
  expect(await codeOf(naming)).toBe('honours.panel.name-in-title');
  const put = await ok(step(await call('改期的评审会'), 'add-case', add));
  expect(await codeOf(step(put, 'cancel', { reason: `${name}退出` }))).toBe('honours.panel.name-in-reason');
  await ok(step(put, 'cancel', { reason: '改期' }));
  let panel = await ok(step(await call('评审会'), 'add-case', add));
  panel = await ok(step(panel, 'open'));
  panel = await ok(step(panel, 'count', { ...add, yes: 2, no: 0, abstain: 0 }));
  await ok(step(panel, 'conclude'));
  return get(one);
}

/** Noticed, objected to and looked into: the notice, the objection and the finding name them. */
async function throughNotice(name: string): Promise<CandidacyDetail> {
  const shown = { shownText: `拟表彰：${name}`, days: 5 };
  const one = await ok(world.act(world.clerk, await throughPanel(name), 'publish', shown));
  await world.publishInCore(one, '2026-09-30');
  await world.object(one, `${name}不合适`);
  await world.answerObjection(one, 'not-upheld');
  const objected = await ok(world.act(world.clerk, one, 'object'));
  return ok(world.act(world.chief, objected, 'investigate', { finding: `问过${name}的邻居` }));
}

test('who withdraws when the notice has run and an objection was looked into stands in no table, workbook or log', async () => {
  const name = '靐晚退壹';
  const one = await throughNotice(name);
  expect((await everyPlace(world, name)).length).toBeGreaterThanOrEqual(5);
  const gone = await ok(world.act('verifier', one, 'withdraw'));
  expect(gone).toMatchObject({ state: 'withdrawn', finding: null });
  await expectNothingOf(name);
});

test('nor does who was refused for a reason that names them, and withdraws afterwards at the nomination', async () => {
  const name = '龘未评贰';
  const one = await world.recommended({ nominee: name, deed: `${name}的事` });
  const refused = await ok(world.act(world.chief, one, 'refuse', { reason: `${name}今年不表彰` }));
  expect(refused.state).toBe('not-awarded');
  const nomination = await world
    .as('verifier')
    .get<{ id: string; version: number }>(`/v1/nominations/${one.nominationId}`);
  await at('verifier', `/v1/nominations/${one.nominationId}/withdraw`, {
    how: 'visit',
    version: nomination.body.version,
  });
  await expectNothingOf(name);
});

test('who gives an award back stands nowhere: not in its hearing, its stories, or what was promised', async () => {
  const name = '爩归还叁';
  const one = await throughNotice(name);
  world.setDay(addDays(world.today, 30));
  const award = { citation: `${name}的事` };
  expect(await codeOf(world.act(world.chief, one, 'award', award))).toBe('honours.award.name-in-text');
  const done = await ok(world.act(world.chief, one, 'award', { citation: '十年照看邻居' }));
  await keepsakes(name, done.awardId ?? '');
  await hearing(name, done.awardId ?? '');
  expect((await everyPlace(world, name)).length).toBeGreaterThanOrEqual(5);
  const { version } = (await world.as('entry').get<AwardDetail>(`${AWARDS}/${done.awardId}`)).body;
  await at('entry', `${AWARDS}/${done.awardId}/give-back`, { version });
  await expectNothingOf(name);
});

/** A story in their own name that hangs out, one that is only written, and promises whose words stay. */
async function keepsakes(name: string, awardId: string): Promise<void> {
  const today = addDays(world.today, 30);
  const story = { awardId, title: `记${name}`, text: `${name}的一天`, place: '榜样墙', expiresOn: addDays(today, 20) };
  const named = world.as('verifier').post<Problem>(STORIES, { ...story, place: `${name}工作室` });
  expect(await codeOf(named)).toBe('honours.story.name-in-place');
  await at<StoryDetail>('verifier', STORIES, story);
  const written = await at<StoryDetail>('verifier', STORIES, story);
  const agree = { door: 'staff', agreedOn: today, version: written.version };
  const agreed = await at<StoryDetail>('verifier', `${STORIES}/${written.id}/agree`, agree);
  await at('street', `${STORIES}/${written.id}/show`, { version: agreed.version });
  const promise = { awardId, what: '走访', promisedBy: '街道', dueOn: addDays(today, 5) };
  const promised = () => at<AftercareDetail>('verifier', CARE, promise);
  const refused = async (url: string, said: object) =>
    expect(await codeOf(world.as('verifier').post<Problem>(url, said))).toBe('honours.aftercare.name-in-text');
  await refused(CARE, { ...promise, what: `走访${name}` });
  const { id, version } = await promised();
  const about = { what: '走访', dueOn: promise.dueOn };
  await refused(`${CARE}/${id}/change`, { ...about, promisedBy: `${name}家属`, version });
  await refused(`${CARE}/${id}/drop`, { reason: `${name}不要`, version });
  await refused(`${CARE}/${id}/fulfil`, { doneOn: today, result: `看望了${name}`, version });
  await at('verifier', `${CARE}/${id}/fulfil`, { doneOn: today, result: '已走访', version });
  await promised();
}

async function hearing(name: string, awardId: string): Promise<void> {
  const step = async (action: string, said: object) => {
    const { version } = (await world.chief.get<AwardDetail>(`${AWARDS}/${awardId}`)).body;
    return ok(world.chief.post<AwardDetail & Problem>(`${AWARDS}/${awardId}/${action}`, { ...said, version }));
  };
  const today = addDays(world.today, 30);
  const days = { toldBy: 'paper', toldOn: today, hearingOn: addDays(today, 20) };
  await step('plan-hearing', { ...days, grounds: `有人说${name}不实` });
  world.setDay(addDays(today, 20));
  await step('record-hearing', { attended: 'heard', minutes: `${name}到场`, proposal: 'keep' });
}
