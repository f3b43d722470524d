import { randomUUID } from 'node:crypto';
import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueDetail, IssueEvent } from '../../contract/index.ts';
import { REPORT, act, startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld } from '../testing/issue.world.ts';

const NOBODY = randomUUID();
let world: IssueWorld;
beforeAll(async () => {
  world = await startIssueWorld();
});
afterAll(() => world?.close());

const allowed = (issue: IssueDetail) =>
  issue.actions.filter(({ barrier }) => barrier === null).map(({ action }) => action);

describe('a whole life', () => {
  test('four people take an issue from its report to its closing, and back once as rework', async () => {
    let issue = await world.report();
    expect(issue).toMatchObject({
      state: 'reported',
      reporter: { id: world.who.reporter, name: '马丽娟' },
      waitingFor: { action: 'accept', person: null, unit: { id: world.at.street, name: '甲街道' } },
      actions: [],
      version: 1,
    });
    expect(issue.no).toMatch(/^WG-\d{8}-\d{6}$/);
    expect(issue.path.map(({ name }) => name)).toEqual(['河东区', '甲街道', '甲社区', '甲网格']);

    issue = (await world.as.desk.get<IssueDetail>(`/v1/issues/${issue.id}`)).body;
    expect(allowed(issue)).toEqual(['accept', 'refuse']);
    issue = await act(world.as.desk, issue, 'accept');
    expect(allowed(issue)).toEqual(['assign']);
    issue = await act(world.as.desk, issue, 'assign', { handlerId: world.who.handler });
    expect(issue).toMatchObject({ state: 'assigned', handler: { name: '杨晓峰' }, waitingFor: { person: '杨晓峰' } });
    issue = await act(world.as.handler, issue, 'start');
    issue = await act(world.as.handler, issue, 'resolve', { outcome: 'partly-fixed', reply: '清运了一半' });
    expect(issue).toMatchObject({ state: 'resolved', outcome: 'partly-fixed', resolvedBy: { name: '杨晓峰' } });
    issue = await act(world.as.verifier, issue, 'rework', { reason: '还有一半没有清运' });
    expect(issue).toMatchObject({ state: 'rework', outcome: null, reply: null, reason: '还有一半没有清运' });
    issue = await act(world.as.handler, issue, 'start');
    issue = await act(world.as.handler, issue, 'resolve', { outcome: 'fixed', reply: '已全部清运' });
    expect(issue).toMatchObject({ state: 'resolved', reason: null });
    issue = await act(world.as.verifier, issue, 'verify');
    issue = await act(world.as.desk, issue, 'close');
    expect(issue).toMatchObject({
      state: 'closed',
      outcome: 'fixed',
      verifiedBy: { name: '张桂花' },
      actions: [],
      waitingFor: null,
      version: 10,
    });

    const history = await world.as.reporter.get<{ items: IssueEvent[] }>(`/v1/issues/${issue.id}/history`);
    expect(history.body.items.map(({ action, by }) => `${action} ${by.name}`)).toEqual([
      'close 李建国',
      'verify 张桂花',
      'resolve 杨晓峰',
      'start 杨晓峰',
      'rework 张桂花',
      'resolve 杨晓峰',
      'start 杨晓峰',
      'assign 李建国',
      'accept 李建国',
      'report 马丽娟',
    ]);
    expect(history.body.items[4]).toMatchObject({ reason: '还有一半没有清运' });
  });

  test('an issue that is not accepted says why and who is responsible', async () => {
    const issue = await world.report();
    const url = `/v1/issues/${issue.id}/refuse`;
    const without = await world.as.desk.post<Problem>(url, { version: 1, reason: '属地不在本街道' });
    expect(without.status).toBe(400);
    expect(without.body.errors?.map(({ field }) => field)).toEqual(['namedBody']);
    const refused = await act(world.as.desk, issue, 'refuse', {
      reason: '属铁路用地',
      namedBody: '铁路天津站地区管委会',
    });
    expect(refused).toMatchObject({ state: 'not-accepted', namedBody: '铁路天津站地区管委会', reason: '属铁路用地' });
  });

  test.each([
    ['not-ours', 'namedBody'],
    ['no-action-needed', 'reason'],
    ['cannot-be-fixed', 'reason'],
  ])('the outcome %s asks for %s', async (outcome, field) => {
    let issue = await world.report();
    issue = await act(world.as.desk, issue, 'accept');
    issue = await act(world.as.desk, issue, 'assign', { handlerId: world.who.handler });
    issue = await act(world.as.handler, issue, 'start');
    const body = { version: issue.version, outcome, reply: '答复' };
    const without = await world.as.handler.post<Problem>(`/v1/issues/${issue.id}/resolve`, body);
    expect(without.status).toBe(400);
    expect(without.body.errors?.map((error) => error.field)).toEqual([field]);
    expect(await act(world.as.handler, issue, 'resolve', { outcome, reply: '答复', [field]: '原因' })).toMatchObject({
      outcome,
    });
  });
});

describe('what is refused', () => {
  test('who resolved an issue cannot verify it, and is told so', async () => {
    await world.plugin.platform.grant(world.who.handler, [P.verify], world.at.street);
    const issue = await world.resolved();
    expect(issue.actions).toEqual([
      { action: 'verify', barrier: 'same-person' },
      { action: 'rework', barrier: 'same-person' },
    ]);
    for (const action of ['verify', 'rework']) {
      const answer = await world.as.handler.post<Problem>(`/v1/issues/${issue.id}/${action}`, {
        version: issue.version,
        reason: '理由',
      });
      expect([answer.status, answer.body.title]).toEqual([403, '这个事项是您办结的，须由另一个人核实']);
    }
  });

  test('a step that the state no longer allows names the state in words', async () => {
    const issue = await act(world.as.desk, await world.report(), 'accept');
    const answer = await world.as.desk.post<Problem>(`/v1/issues/${issue.id}/refuse`, {
      version: 1,
      reason: '理由',
      namedBody: '某单位',
    });
    expect(answer.status).toBe(409);
    expect(answer.body.title).toBe('这个事项现在是“已受理”，不能这样办理');
  });

  test('an issue is not assigned to somebody who does not handle issues there', async () => {
    const issue = await act(world.as.desk, await world.report(), 'accept');
    for (const handlerId of [world.who.reporter, world.who.otherDesk, NOBODY]) {
      const answer = await world.as.desk.post<Problem>(`/v1/issues/${issue.id}/assign`, {
        version: issue.version,
        handlerId,
      });
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.[0]?.field).toBe('handlerId');
    }
  });

  test('only the handler starts', async () => {
    const colleague = await world.plugin.platform.account('同事');
    await world.plugin.platform.grant(colleague, [P.read, P.handle], world.at.community);
    let issue = await act(world.as.desk, await world.report(), 'accept');
    issue = await act(world.as.desk, issue, 'assign', { handlerId: world.who.handler });
    const answer = await (
      await world.plugin.as(colleague)
    ).post<Problem>(`/v1/issues/${issue.id}/start`, {
      version: issue.version,
    });
    expect(answer.status).toBe(403);
    // Until work has begun, the desk may still choose somebody else.
    issue = await act(world.as.desk, issue, 'assign', { handlerId: colleague });
    expect(issue.handler?.name).toBe('同事');
  });

  test('an issue is not reported outside of one’s reach, nor to a whole district, nor to no unit at all', async () => {
    const outside = await world.as.reporter.post<Problem>('/v1/issues', { ...REPORT, unitId: world.at.otherCommunity });
    expect([outside.status, outside.body.code]).toEqual([403, 'core.access.out-of-reach']);
    const district = await world.as.desk.post<Problem>('/v1/issues', { ...REPORT, unitId: world.at.district });
    expect([district.status, district.body.errors?.[0]?.field]).toEqual([400, 'unitId']);
    const nowhere = await world.as.desk.post<Problem>('/v1/issues', { ...REPORT, unitId: 2_000_000 });
    expect([nowhere.status, nowhere.body.code]).toEqual([400, 'core.unit.unknown']);
  });

  test.each([
    ['an empty text', { text: '  ' }],
    ['a text that is too long', { text: '长'.repeat(2001) }],
    ['a control character', { text: '坏\u0000了' }],
    ['an unknown category', { category: 'weather' }],
  ])('%s is refused with the field named', async (_, more) => {
    const answer = await world.as.reporter.post<Problem>('/v1/issues', { ...REPORT, unitId: world.at.grid, ...more });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ field }) => field)).toEqual(Object.keys(more));
  });

  test('who holds no permission at all is refused before anything is looked up', async () => {
    const answers = await Promise.all([
      world.as.stranger.get('/v1/issues'),
      world.as.stranger.get('/v1/search?q=垃圾'),
      world.as.viewer.post('/v1/issues', { ...REPORT, unitId: world.at.grid }),
      world.as.viewer.post(`/v1/issues/${NOBODY}/close`, { version: 1 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});
