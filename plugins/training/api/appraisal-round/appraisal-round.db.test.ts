// Long because a round and its appraisals are one story, told on one server, whose start costs more than a test.
import { addDays, dayOf } from '@linli/contracts';
import type { Page, Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import type { TestClient } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  Appraisal,
  AppraisalDetail,
  AppraisalRoundDetail,
  AppraisalRoundHistory,
  Assessors,
} from '../../contract/index.ts';
import { startTrainingWorld } from '../testing/training.world.ts';
import type { TrainingWorld } from '../testing/training.world.ts';
import { appraisalRoundRecord } from './appraisal-round.record.ts';

const URL = '/v1/appraisal-rounds';
let world: TrainingWorld;
let assessor: string;
beforeAll(async () => {
  world = await startTrainingWorld();
  assessor = world.accountOf('assessor');
  world.holder('副书记甲', 'community', '2025-01-01', {
    post: 'dedicated-deputy',
    accountId: world.accountOf('member'),
  });
  world.holder('副书记乙', 'community', '2025-01-01', { post: 'dedicated-deputy' });
});
afterAll(() => world?.close());

const days = (from: number, to: number) => {
  const today = dayOf(new Date());
  return { startsOn: addDays(today, from), endsOn: addDays(today, to) };
};
const command = (unitId: number, title: string, more: object = {}) => ({
  ...{ title, body: '津评社工服务中心', posts: ['dedicated-deputy'], standard: '履职\n\n 服务群众 ', unitId },
  ...days(-1, 10),
  ...more,
});
const step = async <T = AppraisalRoundDetail & Problem>(id: string, action: string, more: object = {}) => {
  const { version } = (await world.as('organiser').get<AppraisalRoundDetail>(`${URL}/${id}`)).body;
  return world.as('organiser').post<T>(`${URL}/${id}/${action}`, { version, ...more });
};
const plan = async (more: object = {}) =>
  (await world.as('organiser').post<AppraisalRoundDetail & Problem>(URL, command(world.at.street, '一轮', more))).body;
const underway = async (more: object = {}) => {
  const { id } = await plan(more);
  await step(id, 'appoint', { accountId: assessor });
  await step(id, 'begin');
  return id;
};
/** Its last day was yesterday, as if time had gone by. */
const letItEnd = async (round: string) => {
  const { client } = world.plugin.database;
  for (const [table, key] of [
    ['appraisal_round', 'id'],
    ['appraisal', 'round_id'],
  ])
    await client.query(`UPDATE plugin_training.${table} SET ends_on = $2 WHERE ${key} = $1`, [
      round,
      days(0, -1).endsOn,
    ]);
};
const listOf = async (client: TestClient, path: string, round: string) =>
  (await client.get<Page<Appraisal>>(`/v1/${path}?round=${round}`)).body.items;
const act = (client: TestClient, { id, version }: { id: string; version: number }, action: string, more: object = {}) =>
  client.post<AppraisalDetail & Problem>(`/v1/appraisals/${id}/${action}`, { version, ...more });
const FILED = {
  findings: [
    { finding: 'met', evidence: '每周下沉网格，有走访记录' },
    { finding: 'partly', evidence: '两件诉求逾期办结' },
  ],
  summary: '总体良好',
};
const byName = (items: Appraisal[], name: string) => items.find(({ person }) => person.name === name) as Appraisal;

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: appraisalRoundRecord,
  url: URL,
  keeper: 'organiser',
  command,
  step: ['cancel', { reason: '另行安排' }],
});
test.each(checks)('$title', ({ check }) => check());

describe('a round', () => {
  test('has its own copy of the standard, and days that are in order', async () => {
    expect((await plan()).points).toEqual(['履职', '服务群众']);
    expect((await plan(days(3, 2))).code).toBe('training.appraisal-round.ends-before');
    expect((await plan({ standard: Array(21).fill('点').join('\n') })).code).toBe('core.http.invalid');
  });

  test('is assessed by an account that core lets assess there, and by no other', async () => {
    const { id } = await plan();
    const { items } = (await world.as('organiser').get<Assessors>(`${URL}/${id}/assessors`)).body;
    expect(items.map((each) => each.id)).toContain(assessor);
    expect(items.map((each) => each.id)).not.toContain(world.accountOf('unit-desk'));
    const refused = await step(id, 'appoint', { accountId: world.accountOf('unit-desk') });
    expect([refused.status, refused.body.code]).toEqual([400, 'training.appraisal-round.no-assessor']);
    expect(refused.body.errors).toMatchObject([{ field: 'accountId', message: '这个账号不能在这里考核' }]);
    expect((await step(id, 'appoint', { accountId: assessor })).body.assessor?.name).toBe('张assessor');
  });

  test('is one piece of work for its assessor, until the last of its appraisals is filed', async () => {
    const id = await underway();
    const sql = 'SELECT kind, account_id AS "by", route FROM core.todo WHERE record_id = $1';
    const todos = async (of: string) => (await world.plugin.database.client.query(sql, [of])).rows;
    const route = `assess?round=${id}&state=open`;
    expect(await todos(id)).toEqual([{ kind: 'training.appraisal-round.to-assess', by: assessor, route }]);
    const items = await listOf(world.as('assessor'), 'appraisals/assess', id);
    for (const one of items) {
      expect(await todos(one.id)).toEqual([]);
      expect(await todos(id)).toHaveLength(1);
      await act(world.as('assessor'), one, 'file', FILED);
    }
    expect(await todos(id)).toEqual([]);
    const own = byName(items, '副书记甲').id;
    const reply = { kind: 'training.appraisal.to-reply', by: world.accountOf('member') };
    expect(await todos(own)).toMatchObject([{ ...reply, route: `own-appraisals/${own}` }]);
  });

  test('appraises whoever holds two of its posts once, and nobody of a grid or an owners’ committee', async () => {
    const both = world.holder('一肩挑', 'community', '2025-01-01', { post: 'secretary' });
    world.alsoHolds(both, { post: 'director', body: 'residents-committee' });
    world.holder('业委会', 'community', '2025-01-01', { post: 'director', body: 'owners-committee' });
    const id = await underway({ posts: ['secretary', 'director'] });
    const items = await listOf(world.as('organiser'), 'appraisals', id);
    expect(items.map(({ person }) => person.name)).toEqual(['一肩挑']);
  });

  test('that takes longer is extended: the assessor finds all of it again, and has as long for what is open', async () => {
    const id = await underway();
    const [first, second] = await listOf(world.as('assessor'), 'appraisals/assess', id);
    await letItEnd(id);
    expect(await listOf(world.as('assessor'), 'appraisals/assess', id)).toEqual([]);
    const { endsOn } = days(0, 30);
    expect((await step(id, 'extend', { endsOn })).body).toMatchObject({ state: 'underway', endsOn });
    const lent = await listOf(world.as('assessor'), 'appraisals/assess', id);
    expect(lent.map((each) => [each.id, each.endsOn, each.version]).sort()).toEqual(
      [first, second].map((each) => [each?.id, endsOn, each?.version]).sort(),
    );
    const sql = 'SELECT account_id AS "by", until FROM core.todo WHERE record_id = $1';
    const todos = async () => (await world.plugin.database.client.query(sql, [id])).rows;
    expect(await todos()).toEqual([{ by: assessor, until: new Date(`${addDays(endsOn, 1)}T00:00:00+08:00`) }]);
    const { items } = (await world.as('organiser').get<AppraisalRoundHistory>(`${URL}/${id}/history`)).body;
    expect(items[0]).toMatchObject({ action: 'extend', endsOn });
    for (const one of lent) await act(world.as('assessor'), one, 'file', FILED);
    await step(id, 'extend', { endsOn: addDays(endsOn, 1) });
    expect(await todos()).toEqual([]);
  });

  test('is extended to a later day only, and to none that is over', async () => {
    const { id, endsOn } = await plan();
    const refused = (await step(id, 'extend', { endsOn })).body;
    expect([refused.code, refused.errors?.[0]?.field]).toEqual(['training.appraisal-round.not-later', 'endsOn']);
    expect(refused.errors?.[0]?.message).toContain(endsOn);
    expect((await step(id, 'extend', { endsOn: addDays(endsOn, 1) })).body.endsOn).toBe(addDays(endsOn, 1));
    await letItEnd(id);
    expect((await step(id, 'extend', { endsOn: days(0, -1).endsOn })).status).toBe(400);
    expect((await step(id, 'extend', { endsOn: days(0, 0).endsOn })).status).toBe(200);
  });

  test('that is over before it has begun does not begin until it is extended', async () => {
    const { id } = await plan();
    await step(id, 'appoint', { accountId: assessor });
    await letItEnd(id);
    const late = await step(id, 'begin');
    expect([late.status, late.body.code]).toEqual([409, 'training.appraisal-round.over']);
    await step(id, 'extend', { endsOn: days(0, 3).endsOn });
    expect((await step(id, 'begin')).body.state).toBe('underway');
  });

  test('opens one for everybody in post when it begins, and cannot be closed before all are in force', async () => {
    const id = await underway();
    const { counts } = (await world.as('organiser').get<AppraisalRoundDetail>(`${URL}/${id}`)).body;
    expect(counts).toEqual({ open: 2 });
    expect((await step(id, 'close')).body.code).toBe('training.appraisal-round.still-open');
    const { id: empty } = await plan({ posts: ['liaison'] });
    await step(empty, 'appoint', { accountId: assessor });
    expect((await step(empty, 'begin')).body.code).toBe('training.appraisal-round.nobody');
  });
});

describe('an appraisal', () => {
  test('is found by the assessor, replied to by the person, and put in force by the street', async () => {
    const id = await underway();
    const [a, b] = [world.as('assessor'), world.as('appraisal-desk')];
    const items = await listOf(a, 'appraisals/assess', id);
    expect(items.map(({ person }) => person.name).sort()).toEqual(['副书记乙', '副书记甲'].sort());
    const one = byName(items, '副书记甲');
    const filed = (await act(a, one, 'file', FILED)).body;
    expect(filed).toMatchObject({ state: 'filed', findings: FILED.findings, assessor: '张assessor' });
    const unread = (await b.get<AppraisalDetail>(`/v1/appraisals/${one.id}`)).body;
    expect(unread).toMatchObject({ state: 'filed', findings: null, summary: null });
    const own = (await world.as('member').get<AppraisalDetail>(`/v1/appraisals/own/${one.id}`)).body;
    expect(own.actions.map(({ action }) => action)).toEqual(['reply']);
    const replied = (await act(world.as('member'), own, 'reply', { reply: '两件已补办' })).body;
    expect(replied.state).toBe('replied');
    const read = (await b.get<AppraisalDetail>(`/v1/appraisals/${one.id}`)).body;
    expect(read).toMatchObject({ findings: FILED.findings, reply: '两件已补办' });
    const returned = (await act(b, replied, 'return', { reason: '请补充事实' })).body;
    expect([returned.state, returned.reply]).toEqual(['returned', '两件已补办']);
    const again = (await act(a, returned, 'file', FILED)).body;
    expect(again.reply).toBeNull();
    const reply2 = (await act(world.as('member'), again, 'reply', { reply: '同意' })).body;
    expect((await act(b, reply2, 'confirm')).body).toMatchObject({ state: 'in-force', actions: [] });
  });

  test('is seen by its person once something was found, by nobody else’s member, and by no other assessor', async () => {
    const id = await underway();
    const items = await listOf(world.as('assessor'), 'appraisals/assess', id);
    expect(await listOf(world.as('member'), 'appraisals/own', id)).toEqual([]);
    await act(world.as('assessor'), byName(items, '副书记乙'), 'file', FILED);
    expect(await listOf(world.as('member'), 'appraisals/own', id)).toEqual([]);
    await act(world.as('assessor'), byName(items, '副书记甲'), 'file', FILED);
    expect(await listOf(world.as('member'), 'appraisals/own', id)).toHaveLength(1);
    const other = await world.somebody(['training.appraisal.assess'], 'district');
    expect(await listOf(other, 'appraisals/assess', id)).toEqual([]);
    const theirs = byName(items, '副书记乙');
    expect((await other.get(`/v1/appraisals/assess/${theirs.id}`)).status).toBe(404);
    expect((await act(other, theirs, 'file', FILED)).status).toBe(404);
    expect((await world.as('member').get(`/v1/appraisals/own/${theirs.id}`)).status).toBe(404);
  });

  test('is lent for the days of its round: before and after them the assessor finds nothing', async () => {
    const ids = [await underway(days(1, 5)), await underway(days(-9, 1))];
    await letItEnd(ids[1] ?? '');
    for (const id of ids) expect(await listOf(world.as('assessor'), 'appraisals/assess', id)).toEqual([]);
    expect(await listOf(world.as('organiser'), 'appraisals', ids[0] ?? '')).toHaveLength(2);
  });

  test('needs a finding for each point, and holds no number of anybody', async () => {
    const id = await underway();
    const one = byName(await listOf(world.as('assessor'), 'appraisals/assess', id), '副书记乙');
    const [finding] = FILED.findings;
    const few = await act(world.as('assessor'), one, 'file', { ...FILED, findings: [finding] });
    expect([few.status, few.body.code]).toEqual([400, 'training.appraisal.findings-missing']);
    const phone = await act(world.as('assessor'), one, 'file', {
      ...FILED,
      findings: [finding, { finding: 'met', evidence: '居民 13812345678 反映很好' }],
    });
    expect([phone.body.code, phone.body.errors?.[0]?.field]).toEqual([
      'core.text.personal-numbers',
      'findings.1.evidence',
    ]);
  });

  test('goes on without a reply once the time for it is over, and not before', async () => {
    const id = await underway();
    const one = byName(await listOf(world.as('assessor'), 'appraisals/assess', id), '副书记乙');
    const filed = (await act(world.as('assessor'), one, 'file', FILED)).body;
    const early = await act(world.as('appraisal-desk'), filed, 'no-reply');
    expect([early.status, early.body.code]).toEqual([409, 'training.appraisal.still-time']);
    await world.plugin.database.client.query(`UPDATE plugin_training.appraisal SET reply_until = now() WHERE id = $1`, [
      one.id,
    ]);
    expect((await act(world.as('appraisal-desk'), filed, 'no-reply')).body).toMatchObject({
      state: 'replied',
      reply: null,
    });
  });

  test('of two who decide at once one does, and another street sees none of it', async () => {
    const id = await underway();
    const one = byName(await listOf(world.as('assessor'), 'appraisals/assess', id), '副书记甲');
    const answers = await Promise.all([1, 2].map(() => act(world.as('assessor'), one, 'file', FILED)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await listOf(world.neighbour, 'appraisals', id)).toEqual([]);
  });
});
