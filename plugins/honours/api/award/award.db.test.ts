import type { Page, Problem } from '@linli/contracts';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Aftercare, AftercareDetail, Award, AwardDetail, StoryDetail, StoryText } from '../../contract/index.ts';
import { everyPlace } from '../testing/every-place.ts';
import { AWARDS, STORIES, startAwardsWorld } from '../testing/awards.world.ts';
import type { AwardsWorld } from '../testing/awards.world.ts';

let world: AwardsWorld;
beforeAll(async () => {
  world = await startAwardsWorld();
});
afterEach(() => world.plugin.setClock(0));
afterAll(() => world?.close());

/** The morning of a day of Shanghai. */
const setDay = (day: string) => world.plugin.setClock(Date.parse(`${day}T09:00:00+08:00`) - Date.now());
const onWall = async ({ id }: AwardDetail) => (await world.wall()).find((person) => person.id === id);
const listed = async () =>
  (await world.clerk.get<Page<Award>>(`${AWARDS}?pageSize=100`)).body.items.map(({ id }) => id);
const promise = async ({ id }: AwardDetail, what = '春节走访') =>
  (
    await world
      .as('street')
      .post<AftercareDetail & Problem>('/v1/aftercare', { awardId: id, what, promisedBy: '街道', dueOn: '2026-02-10' })
  ).body;

test('whoever was awarded hangs on the wall with the stories of today, read by everybody', async () => {
  const award = await world.awarded('温知序');
  expect(award).not.toHaveProperty('personName');
  const story = await world.shown(award, '楼下那盏灯', '2026-12-31');
  expect(await onWall(award)).toMatchObject({
    ...{ name: '温知序', class: 'helping', year: 2025, place: '甲社区' },
    stories: [{ id: story.id, title: '楼下那盏灯', until: '2026-12-31' }],
  });
  const { body } = await world.as('viewer').get<StoryText>(`${STORIES}/${story.id}/text`);
  expect(body).toEqual({ title: '楼下那盏灯', text: '楼下那盏灯的全文', name: '温知序' });
});

test('a story goes from the wall by itself the day after its last one', async () => {
  const award = await world.awarded('过期甲');
  await world.shown(award, '到期的事', '2026-12-31');
  setDay('2026-12-31');
  expect((await onWall(award))?.stories).toHaveLength(1);
  setDay('2027-01-01');
  expect((await onWall(award))?.stories).toEqual([]);
  const { items } = (await world.as('viewer').get<Page<{ isExpired: boolean }>>(`${STORIES}?award=${award.id}`)).body;
  expect(items).toMatchObject([{ isExpired: true }]);
});

test('a story is not shown before its person agreed, nor by whoever wrote it, nor for ever', async () => {
  const award = await world.awarded('未同意甲');
  const words = { awardId: award.id, title: '题目', text: '全文', place: '榜样墙', expiresOn: '2027-01-01' };
  const post = (said: object) => world.as('street').post<StoryDetail & Problem>(STORIES, { ...words, ...said });
  const story = (await post({})).body;
  expect((await world.act('street', STORIES, story, 'show')).body.code).toBe('honours.story.state');
  const said = { door: 'phone', agreedOn: '2026-01-05' };
  const agreed = (await world.act('street', STORIES, story, 'agree', said)).body;
  expect((await world.act('street', STORIES, agreed, 'show')).body.code).toBe('honours.story.own-story');
  expect((await world.act(world.clerk, STORIES, agreed, 'show')).body.state).toBe('shown');
  expect((await post({ expiresOn: '2020-01-01' })).body).toMatchObject({
    status: 400,
    errors: [{ field: 'expiresOn' }],
  });
  expect((await post({ expiresOn: '2099-01-01' })).body.code).toBe('honours.story.expiry-far');
  expect((await post({ text: '电话 13812345678' })).body.code).toBe('core.text.personal-numbers');
});

test('anybody at the door takes a story down, and no word of it is kept', async () => {
  for (const by of ['entry', 'verifier', 'street', 'district']) {
    const award = await world.awarded(`在墙${by}`);
    const story = await world.shown(award, `撤下的题${by}`);
    expect(await everyPlace(world, `撤下的题${by}`)).toEqual([
      'plugin_honours.story.text',
      'plugin_honours.story.title',
    ]);
    expect((await world.act(by, STORIES, story, 'take-down')).status).toBe(200);
    expect(await everyPlace(world, `撤下的题${by}`)).toEqual([]);
    expect((await onWall(award))?.stories).toEqual([]);
  }
});

test('whoever leaves the wall is on it no more, stories and all; the award stays', async () => {
  const award = await world.awarded('离墙甲');
  await world.shown(award, '离墙的事');
  const left = await world.act('entry', AWARDS, award, 'leave-wall');
  expect(left.body).toMatchObject({ state: 'awarded', onWall: false });
  expect(await onWall(award)).toBeUndefined();
  expect(await everyPlace(world, '离墙的事')).toEqual([]);
  expect(await listed()).toContain(award.id);
  const again = { awardId: award.id, title: '再写', text: '再写', place: '墙', expiresOn: '2027-01-01' };
  const refused = await world.as('street').post<Problem>(STORIES, again);
  expect(refused.body).toMatchObject({ status: 409, code: 'honours.story.no-award' });
});

test('an award that is given back leaves nothing of its person, and nothing is due any more', async () => {
  const award = await world.awarded('退回无名氏');
  await world.shown(award, '退回的事');
  const care = await promise(award);
  await world.act('verifier', AWARDS, award, 'give-back');
  for (const words of ['退回无名氏', '退回的事']) expect(await everyPlace(world, words)).toEqual([]);
  expect(await listed()).not.toContain(award.id);
  const { body } = await world.as('viewer').get<AftercareDetail>(`/v1/aftercare/${care.id}`);
  expect(body.state).toBe('dropped');
  expect((await promise(award)).code).toBe('honours.aftercare.no-award');
});

const told = { grounds: '有人反映事实不符', toldBy: 'paper', toldOn: '2026-09-28' };
const record = (proposal: string) => ({ attended: 'absent', minutes: '本人未到场，查阅材料', proposal });

test('over National Day a hearing lies five working days after the person was told, and is not recorded before', async () => {
  const award = await world.awarded('听证甲');
  const plan = (hearingOn: string) => world.act(world.clerk, AWARDS, award, 'plan-hearing', { ...told, hearingOn });
  setDay('2026-09-28');
  expect((await plan('2026-10-08')).body).toMatchObject({
    ...{ status: 400, code: 'honours.award.hearing-soon' },
    errors: [{ field: 'hearingOn', message: expect.stringContaining('5 个工作日') as unknown }],
  });
  const planned = (await plan('2026-10-12')).body;
  expect(planned.state).toBe('hearing');
  setDay('2026-10-11');
  const early = await world.act(world.clerk, AWARDS, planned, 'record-hearing', record('revoke'));
  expect(early.body).toMatchObject({ status: 409, code: 'honours.award.hearing-ahead' });
});

async function heard(name: string, proposal: string): Promise<AwardDetail> {
  const award = await world.awarded(name);
  const said = { ...told, hearingOn: '2026-10-12' };
  const planned = (await world.act(world.clerk, AWARDS, award, 'plan-hearing', said)).body;
  setDay('2026-10-12');
  return (await world.act(world.clerk, AWARDS, planned, 'record-hearing', record(proposal))).body;
}

test('an award is revoked by another than the one who recorded the hearing, and then stands on no list with no name', async () => {
  const award = await heard('撤销无名氏', 'revoke');
  expect((await world.act(world.clerk, AWARDS, award, 'revoke')).body.code).toBe('honours.award.same-person');
  expect((await world.act(world.chief, AWARDS, award, 'keep')).body.code).toBe('honours.award.other-proposal');
  expect((await world.act(world.chief, AWARDS, award, 'revoke')).body.state).toBe('revoked');
  expect(await everyPlace(world, '撤销无名氏')).toEqual([]);
  expect(await onWall(award)).toBeUndefined();
  for (const query of ['pageSize=100', 'state=revoked', 'state=given-back,revoked']) {
    const { items } = (await world.clerk.get<Page<Award>>(`${AWARDS}?${query}`)).body;
    expect(items.filter(({ state }) => state === 'revoked')).toEqual([]);
  }
  expect((await world.clerk.workbook(`${AWARDS}?state=revoked`)).body).toHaveLength(1);
});

test('an award that is kept goes on as before, and nothing of the hearing stays', async () => {
  const award = await heard('保留甲', 'keep');
  const kept = (await world.act(world.chief, AWARDS, award, 'keep')).body;
  expect(kept).toMatchObject({ state: 'awarded', hearing: null, onWall: true });
});

test('two who decide at once decide once, and taking down goes on during a hearing', async () => {
  const award = await heard('两人甲', 'revoke');
  const other = await world.somebody(['honours.award.read', 'honours.award.hear'], 'district');
  const both = await Promise.all([
    world.act(world.chief, AWARDS, award, 'revoke'),
    world.act(world.as('entry'), AWARDS, award, 'give-back'),
    world.act(other, AWARDS, award, 'revoke'),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('an earlier award needs a consent before it, and neither a name in its words nor a day to come', async () => {
  const paper = {
    ...{ personName: '补录甲', class: 'filial', citation: '照顾老人', unitId: world.at.community },
    ...{ awardedOn: '2025-12-01', consentOn: '2025-10-08' },
  };
  const post = async (said: object) => (await world.clerk.post<Problem>(AWARDS, { ...paper, ...said })).body;
  expect(await post({ consentOn: '2025-12-02' })).toMatchObject({ errors: [{ field: 'consentOn' }] });
  expect(await post({ citation: '补录甲照顾老人' })).toMatchObject({ errors: [{ field: 'citation' }] });
  expect(await post({ awardedOn: '2999-12-01' })).toMatchObject({ errors: [{ field: 'awardedOn' }] });
  expect((await world.as('street').post(AWARDS, paper)).status).toBe(403);
});

test('the list of what is due has what is promised and not done, and says what is overdue', async () => {
  const award = await world.awarded('帮扶甲');
  const [done, open] = [await promise(award, '体检'), await promise(award, '走访')];
  const url = '/v1/aftercare';
  const said = { doneOn: '2026-02-01', result: '已办' };
  expect((await world.act('street', url, done, 'fulfil', { ...said, doneOn: '2999-01-01' })).body.errors).toMatchObject(
    [{ field: 'doneOn' }],
  );
  expect((await world.act('street', url, done, 'fulfil', said)).body).toMatchObject({ state: 'done', result: '已办' });
  const due = await world.as('viewer').get<Page<Aftercare>>(`${url}?award=${award.id}&dueBy=2026-02-10`);
  expect(due.body.items).toMatchObject([{ id: open.id, isOverdue: true }]);
  const before = await world.as('viewer').get<Page<Aftercare>>(`${url}?award=${award.id}&dueBy=2026-02-09`);
  expect(before.body.items).toEqual([]);
});
