import { buffer } from 'node:stream/consumers';
import type { Problem } from '@linli/contracts';
import { writeXlsx } from '@linli/sdk-server/sheet';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Hire, HireListCheck, RecruitmentBatchDetail, RecruitmentBatchHistory } from '../../contract/index.ts';
import { BATCHES, HIRES, pasted, startRecruitmentWorld } from '../testing/recruitment.world.ts';
import type { RecruitmentWorld } from '../testing/recruitment.world.ts';
import { recruitmentBatchRecord } from './recruitment-batch.record.ts';

const WORKER = '社区工作者';
let world: RecruitmentWorld;
beforeAll(async () => {
  world = await startRecruitmentWorld();
  await world.body('甲社区居民委员会', 'community');
  await world.body('乙社区居民委员会', 'otherCommunity');
  await world.body('甲社区党委', 'community', { type: 'party-committee' });
  await world.body('旧社区居民委员会', 'community', { state: 'dissolved' });
  await world.body('新社区居民委员会', 'community', { state: 'proposed' });
  await world.body('重名居民委员会', 'community');
  await world.body('重名居民委员会', 'otherCommunity');
});
afterAll(() => world?.close());

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: recruitmentBatchRecord,
  url: BATCHES,
  keeper: 'organiser',
  command: (unitId, text) => ({ title: text, places: 5, unitId }),
  step: ['announce', { announcedOn: '2026-01-05', place: '区政府网站' }],
});
test.each(checks)('$title', ({ check }) => check());

const list = (id: string, sheet: object, more: object = {}) =>
  world.act<RecruitmentBatchDetail & Problem>(world.organiser, id, 'list', { sheet, ...more });
const hiresOf = async (id: string) =>
  (await world.organiser.get<{ items: Hire[] }>(`${HIRES}?batch=${id}&pageSize=100`)).body.items;

test('a list is entered whole, stands where the bodies are, and another takes its place without a trace', async () => {
  const { id } = await world.announced();
  const first = await list(id, pasted(['王一', '甲社区居民委员会', WORKER], ['李二', '乙社区居民委员会', WORKER]));
  expect(first.body).toMatchObject({ listed: 2, tally: { listed: 2, done: 0 } });
  const second = await list(id, pasted(['赵三', '甲社区党委', '党务工作者']));
  expect(second.body).toMatchObject({ listed: 1, tally: { listed: 1 } });
  expect(await hiresOf(id)).toMatchObject([
    {
      name: '赵三',
      post: 'party-worker',
      state: 'listed',
      unitId: world.at.community,
      organisation: { name: '甲社区党委' },
    },
  ]);
  const { rows } = await world.plugin.database.client.query(
    `SELECT FROM plugin_training.hire h WHERE h::text LIKE '%王一%' UNION ALL SELECT FROM core.audit_entry a WHERE a::text LIKE '%王一%'`,
  );
  expect(rows).toHaveLength(0);
  const { items } = (await world.organiser.get<RecruitmentBatchHistory>(`${BATCHES}/${id}/history`)).body;
  expect(items.map(({ action, listed }) => [action, listed])).toEqual([
    ['list', 1],
    ['list', 2],
    ['announce', null],
    ['plan', null],
  ]);
});

test('every fault of a list stands at its row and column, and nothing of it is entered', async () => {
  const { id } = await world.announced();
  const sheet = pasted(
    ['', '甲社区居民委员会', WORKER],
    ['王一', '没有的居民委员会', WORKER],
    ['李二', '旧社区居民委员会', WORKER],
    ['赵三', '新社区居民委员会', WORKER],
    ['钱四', '重名居民委员会', WORKER],
    ['孙五', '甲社区居民委员会', '主任助理'],
    ['周六', '甲社区党委', WORKER],
    ['吴七 13812345678', '甲社区居民委员会', WORKER],
    ['=郑八', '甲社区居民委员会', WORKER],
    ['冯九', '甲社区居民委员会', WORKER],
  );
  const check = await world.organiser.post<HireListCheck>(`${BATCHES}/${id}/list/check`, { sheet });
  expect(check.status).toBe(200);
  const faults = check.body.rows.flatMap((row) =>
    row.faults.map(({ row: at, column, code }) => [at, column, code.slice(18)]),
  );
  expect(faults).toEqual([
    [2, 'name', 'name-missing'],
    [3, 'organisation', 'body-unknown'],
    [4, 'organisation', 'body-ended'],
    [5, 'organisation', 'body-not-yet'],
    [6, 'organisation', 'body-several'],
    [7, 'post', 'post-unknown'],
    [8, 'post', 'post-elsewhere'],
    [9, 'name', 'numbers'],
    [10, 'name', 'name-bad'],
  ]);
  expect(check.body).toMatchObject({ total: 10, faulty: 9 });
  const refused = await list(id, sheet);
  expect(refused).toMatchObject({ status: 400, body: { code: 'training.hire.list-faulty', params: { count: 9 } } });
  expect(refused.body.errors?.[1]).toMatchObject({
    field: 'rows.3.organisation',
    message: '辖区内没有“没有的居民委员会”，请按组织名册填写全称',
  });
  expect((await world.get(id)).listed).toBe(0);
  expect(await hiresOf(id)).toEqual([]);
});

test('a body of another street is unknown to a batch of this one', async () => {
  const plan = { title: '街道招聘', places: 3, unitId: world.at.street };
  const { id } = (await world.organiser.post<RecruitmentBatchDetail>(BATCHES, plan)).body;
  await world.act(world.organiser, id, 'announce', { announcedOn: '2026-01-05', place: '公告栏' });
  expect((await list(id, pasted(['王一', '乙社区居民委员会', WORKER]))).body.code).toBe('training.hire.list-faulty');
});

test('two of one name in one body are asked about, not refused; in two bodies they are two', async () => {
  const { id } = await world.announced();
  const twice = pasted(['王一', '甲社区居民委员会', WORKER], ['王一', '甲社区居民委员会', WORKER]);
  expect(await list(id, twice)).toMatchObject({ status: 409, body: { code: 'training.hire.namesakes' } });
  expect((await list(id, twice, { namesakes: true })).body.listed).toBe(2);
  const apart = pasted(['王一', '甲社区居民委员会', WORKER], ['王一', '乙社区居民委员会', WORKER]);
  expect((await list(id, apart)).status).toBe(200);
});

test.each([
  [
    'with results',
    { text: '姓名\t任职组织\t岗位\t笔试成绩\n王一\t甲社区居民委员会\t社区工作者\t91' },
    'training.hire.sheet-further-column',
  ],
  [
    'with telephones',
    { text: '姓名\t任职组织\t岗位\t手机号\n王一\t甲\t社区工作者\t1' },
    'training.hire.sheet-further-column',
  ],
  ['without a column', { text: '姓名\t岗位\n王一\t社区工作者' }, 'training.hire.sheet-columns'],
  ['with titles alone', { text: '姓名\t任职组织\t岗位' }, 'training.hire.sheet-empty'],
  ['of blanks', { text: ' \n ' }, 'training.hire.sheet-empty'],
  [
    'longer than it may be',
    { text: `姓名\t任职组织\t岗位\n${'王一\t甲社区居民委员会\t社区工作者\n'.repeat(501)}` },
    'training.hire.sheet-too-long',
  ],
  [
    'that is no workbook',
    { file: Buffer.from('PK\u0003\u0004 nothing').toString('base64') },
    'training.hire.sheet-unreadable',
  ],
  ['that is neither', {}, 'core.http.invalid'],
])('a table %s is refused in a sentence', async (_, sheet, code) => {
  const { id } = await world.announced();
  expect(await list(id, sheet)).toMatchObject({ status: 400, body: { code } });
});

/** A workbook as Excel would save it. */
async function workbook(rows: string[][], headers = ['姓名', '任职组织', '岗位']): Promise<{ file: string }> {
  const batches = async function* () {
    yield await Promise.resolve(rows);
  };
  const sheet = { name: '名单', columns: headers.map((header) => ({ header })), batches: batches() };
  return { file: (await buffer(writeXlsx([sheet]))).toString('base64') };
}

test('a workbook is read as a pasted table is, and the template is one that only lacks its people', async () => {
  const { id } = await world.announced();
  expect((await list(id, await workbook([['王一', '甲社区居民委员会', WORKER]]))).body.listed).toBe(1);
  const template = await world.organiser.content(`${BATCHES}/list-template`);
  expect(template.headers['content-disposition']).toContain(encodeURIComponent('拟录用名单'));
  const sheet = { file: template.body.toString('base64') };
  const { body } = await world.organiser.post<HireListCheck>(`${BATCHES}/${id}/list/check`, { sheet });
  expect(body.rows).toMatchObject([{ name: '王示例', post: WORKER, faults: [{ column: 'organisation' }] }]);
  expect((await world.stranger.get(`${BATCHES}/list-template`)).status).toBe(403);
});

test('a small workbook that unpacks to a large one is refused before it costs anything', async () => {
  const { id } = await world.announced();
  const bomb = await workbook(Array.from({ length: 300 }, () => ['一'.repeat(30_000), '', '']));
  expect(bomb.file.length).toBeLessThan(200_000);
  expect(await list(id, bomb)).toMatchObject({ status: 400, body: { code: 'training.hire.sheet-unreadable' } });
});

test('three columns without titles are taken as they stand, and numbers in front are passed over', async () => {
  const { id } = await world.announced();
  expect((await list(id, { text: '王一\t甲社区居民委员会\t社区工作者' })).body.listed).toBe(1);
  const numbered = { text: '序号\t姓名\t单位\t职务\n1\t王一\t甲社区居民委员会\t社区工作者' };
  expect((await list(id, numbered)).body.listed).toBe(1);
});

test('more than was planned, or nobody, is not shown to the public', async () => {
  const { id } = await world.announced(1);
  const two = pasted(['王一', '甲社区居民委员会', WORKER], ['李二', '甲社区居民委员会', WORKER]);
  expect(await list(id, two)).toMatchObject({ status: 409, body: { code: 'training.recruitment-batch.too-many' } });
  const refused = await world.act<Problem>(world.organiser, id, 'publish', { days: 5 });
  expect(refused).toMatchObject({ status: 409, body: { code: 'training.recruitment-batch.list-empty' } });
});

test('an announcement does not lie ahead', async () => {
  const plan = { title: '一', places: 3, unitId: world.at.district };
  const { id } = (await world.organiser.post<RecruitmentBatchDetail>(BATCHES, plan)).body;
  const said = { announcedOn: '2999-01-01', place: '网站' };
  const refused = await world.act<Problem>(world.organiser, id, 'announce', said);
  expect(refused.body).toMatchObject({ status: 400, errors: [{ field: 'announcedOn', message: '日期不能晚于今天' }] });
});

test('a street sees those who come to it and not the batch of the district', async () => {
  const { id } = await world.announced();
  await list(id, pasted(['王一', '甲社区居民委员会', WORKER], ['李二', '乙社区居民委员会', WORKER]));
  const desk = world.as('unit-desk');
  expect((await desk.get(`${BATCHES}/${id}`)).status).toBe(404);
  const { items } = (await desk.get<{ items: Hire[] }>(`${HIRES}?batch=${id}`)).body;
  expect(items.map(({ name }) => name)).toEqual(['王一']);
});

test('a batch that is cancelled forgets who was on its list', async () => {
  const { id } = await world.announced();
  await list(id, pasted(['王一', '甲社区居民委员会', WORKER]));
  const cancelled = await world.act(world.organiser, id, 'cancel', { reason: '岗位已撤销' });
  expect(cancelled.body).toMatchObject({ state: 'cancelled', listed: 0, actions: [] });
  expect(await hiresOf(id)).toEqual([]);
});

test('what a batch waits for is a todo of whoever may do it, until it is over', async () => {
  const { id } = await world.announced();
  const todos = async () => {
    const sql = `SELECT kind, record_title AS title FROM core.todo WHERE record_id = $1`;
    return (await world.plugin.database.client.query(sql, [id])).rows;
  };
  const title = '2026 年社区工作者招聘';
  expect(await todos()).toMatchObject([{ kind: 'training.recruitment-batch.to-publish', title }]);
  await world.act(world.organiser, id, 'cancel', { reason: '岗位已撤销' });
  expect(await todos()).toEqual([]);
});
