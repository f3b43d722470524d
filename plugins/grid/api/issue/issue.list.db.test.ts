import { randomUUID } from 'node:crypto';
import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueCounts, IssueDetail, IssueEvent, IssuePage } from '../../contract/index.ts';
import { REPORT, act, startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld } from '../testing/issue.world.ts';

let world: IssueWorld;
beforeAll(async () => {
  world = await startIssueWorld();
});
afterAll(() => world?.close());

describe('sent twice, or by two at once', () => {
  test('the same report with the same key is one issue, and another report with that key is a conflict', async () => {
    const key = randomUUID();
    const body = { ...REPORT, unitId: world.at.grid };
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.as.reporter.post<IssueDetail>('/v1/issues', body, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const other = await world.as.reporter.post('/v1/issues', { ...body, text: '另一件事' }, key);
    expect(other.status).toBe(409);
  });

  test('of two people who accept at once, one does and the other is told', async () => {
    const issue = await world.report();
    const url = `/v1/issues/${issue.id}/accept`;
    const answers = await Promise.all([1, 2].map(() => world.as.desk.post<Problem>(url, { version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const history = await world.as.desk.get<{ items: IssueEvent[] }>(`/v1/issues/${issue.id}/history`);
    expect(history.body.items.map(({ action }) => action)).toEqual(['accept', 'report']);
  });

  test('a command on what was looked at before somebody else changed it is a conflict', async () => {
    let issue = await act(world.as.desk, await world.report(), 'accept');
    issue = await act(world.as.desk, issue, 'assign', { handlerId: world.who.handler });
    const stale = await world.as.desk.post<Problem>(`/v1/issues/${issue.id}/assign`, {
      version: 2,
      handlerId: world.who.handler,
    });
    expect([stale.status, stale.body.code, stale.body.params?.['version']]).toEqual([409, 'core.record.changed', 3]);
  });
});

describe('lists', () => {
  test('the search text is taken literally', async () => {
    const mark = randomUUID().slice(0, 6);
    await world.report(world.as.reporter, world.at.grid, { text: `折扣100%_${mark}` });
    await world.report(world.as.reporter, world.at.grid, { text: `折扣1000x${mark}` });
    const total = async (q: string) =>
      (await world.as.desk.get<IssuePage>(`/v1/issues?q=${encodeURIComponent(q)}`)).body.total;
    expect([await total(`100%_${mark}`), await total(`%${mark}`), await total('\\')]).toEqual([1, 0, 0]);
  });

  test('filters by several states and categories, in the order asked for, page by page', async () => {
    const unit = await world.plugin.platform.unit('grid', world.at.community);
    const texts = ['一', '二', '三', '四'];
    const categories = ['roads', 'roads', 'safety', 'order'] as const;
    for (const [i, text] of texts.entries()) {
      const issue = await world.report(world.as.desk, unit, { text, category: categories[i] });
      if (i === 1) await act(world.as.desk, issue, 'accept');
    }
    const list = async (query: string) =>
      (await world.as.desk.get<IssuePage>(`/v1/issues?unit=${unit}&${query}`)).body.items.map(({ text }) => text);
    expect(await list('')).toEqual(['四', '三', '二', '一']);
    expect(await list('sort=reportedAt&page=2&pageSize=3')).toEqual(['四']);
    expect(await list('category=roads,safety')).toEqual(['三', '二', '一']);
    expect(await list('category=roads&category=order&state=reported')).toEqual(['四', '一']);
    expect(await list('sort=-stateSince&pageSize=1')).toEqual(['四']);
    const wrong = await world.as.desk.get<Problem>('/v1/issues?state=lost&pageSize=1000');
    expect(wrong.status).toBe(400);
  });

  test('what waits for me follows what I may do, and the counts agree with the lists', async () => {
    const community = await world.plugin.platform.unit('community', world.at.street);
    const people = {
      handler: await world.plugin.platform.account('承办'),
      verifier: await world.plugin.platform.account('核实'),
    };
    await world.plugin.platform.grant(people.handler, [P.read, P.handle, P.verify], community);
    await world.plugin.platform.grant(people.verifier, [P.read, P.verify], community);
    const [handler, verifier] = [await world.plugin.as(people.handler), await world.plugin.as(people.verifier)];
    const waiting = async () =>
      Promise.all(
        [world.as.desk, handler, verifier, world.as.viewer].map(async (client) => {
          const url = `unit=${community}`;
          const { total } = (await client.get<IssuePage>(`/v1/issues?view=mine-to-do&${url}`)).body;
          const counts = (await client.get<IssueCounts>(`/v1/issues/counts?${url}`)).body;
          expect(counts['mine-to-do']).toEqual({ total, exact: true });
          return total;
        }),
      );
    let issue = await world.report(world.as.desk, community);
    expect(await waiting()).toEqual([1, 0, 0, 0]);
    issue = await act(world.as.desk, issue, 'accept');
    expect(await waiting()).toEqual([1, 0, 0, 0]);
    issue = await act(world.as.desk, issue, 'assign', { handlerId: people.handler });
    expect(await waiting()).toEqual([0, 1, 0, 0]);
    issue = await act(handler, issue, 'start');
    expect(await waiting()).toEqual([0, 1, 0, 0]);
    issue = await act(handler, issue, 'resolve', { outcome: 'fixed', reply: '好了' });
    expect(await waiting()).toEqual([0, 0, 1, 0]);
    issue = await act(verifier, issue, 'verify');
    expect(await waiting()).toEqual([1, 0, 0, 0]);
    await act(world.as.desk, issue, 'close');
    expect(await waiting()).toEqual([0, 0, 0, 0]);
  });
});

describe('the list as a workbook', () => {
  test('has the issues of the list in words, and none of another street', async () => {
    const issue = await act(world.as.desk, await world.report(), 'accept');
    const query = `/v1/issues?unit=${world.at.grid}&state=accepted&q=${issue.no}`;
    const { body } = await world.as.desk.workbook(query);
    const [header = [], ...rows] = body;
    expect(header.slice(0, 3)).toEqual(['编号', '事项', '情况']);
    expect(rows).toHaveLength(1);
    const row = Object.fromEntries(header.map((title, column) => [title, rows[0]?.[column]]));
    expect(row).toMatchObject({ 编号: issue.no, 情况: REPORT.text, 状态: '已受理', 时限情况: '时限内' });
    expect(row['时限']).toMatch(/ 23:59$/);
    expect((await world.as.stranger.workbook(query)).body.slice(1)).toEqual([]);
  });
});
