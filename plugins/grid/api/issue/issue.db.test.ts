import { randomUUID } from 'node:crypto';
import { CONTEXT_HEADER } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { startTestPlugin } from '@linli/sdk-server/testing';
import type { TestClient, TestPlugin } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPair } from 'jose';
import pg from 'pg';
import { ISSUE_PERMISSION as P, ISSUE_PERMISSIONS } from '../../contract/index.ts';
import type {
  IssueCounts,
  IssueDetail,
  IssueEvent,
  IssuePage,
  ReportIssue,
  SearchResult,
} from '../../contract/index.ts';
import { definition } from '../definition.ts';

const NOBODY = randomUUID();
let plugin: TestPlugin;
let at: Record<'street' | 'community' | 'grid' | 'otherStreet' | 'otherCommunity' | 'district', number>;
let who: Record<'reporter' | 'desk' | 'handler' | 'verifier' | 'otherDesk' | 'viewer' | 'stranger', string>;
let as: Record<keyof typeof who, TestClient>;

beforeAll(async () => {
  plugin = await startTestPlugin(definition, process.cwd());
  const { platform } = plugin;
  const district = await platform.unit('district', undefined, '河东区');
  const street = await platform.unit('street', district, '甲街道');
  const community = await platform.unit('community', street, '甲社区');
  const grid = await platform.unit('grid', community, '甲网格');
  const otherStreet = await platform.unit('street', district, '乙街道');
  const otherCommunity = await platform.unit('community', otherStreet, '乙社区');
  at = { district, street, community, grid, otherStreet, otherCommunity };
  who = {
    reporter: await platform.account('马丽娟'),
    desk: await platform.account('李建国'),
    handler: await platform.account('杨晓峰'),
    verifier: await platform.account('张桂花'),
    otherDesk: await platform.account('陈志强'),
    viewer: await platform.account('孙文静'),
    stranger: await platform.account('周静'),
  };
  await platform.grant(who.reporter, [P.read, P.report], grid);
  await platform.grant(who.desk, [P.read, P.report, P.accept, P.assign, P.close], street);
  await platform.grant(who.handler, [P.read, P.handle], community);
  await platform.grant(who.verifier, [P.read, P.verify], community);
  await platform.grant(who.otherDesk, [P.read, P.report, P.accept, P.assign, P.close], otherStreet);
  await platform.grant(who.viewer, [P.read], district);
  const clients = await Promise.all(
    Object.entries(who).map(async ([name, id]) => [name, await plugin.as(id)] as const),
  );
  as = Object.fromEntries(clients) as typeof as;
});
afterAll(() => plugin?.close());

const REPORT: Omit<ReportIssue, 'unitId'> = {
  category: 'sanitation',
  text: '3号楼前垃圾桶满溢，已经两天没人清运',
  place: '3号楼东侧',
};

async function report(client = as.reporter, unitId = at.grid, more: Partial<ReportIssue> = {}): Promise<IssueDetail> {
  const answer = await client.post<IssueDetail>('/v1/issues', { ...REPORT, unitId, ...more });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function act(client: TestClient, issue: IssueDetail, action: string, more: object = {}): Promise<IssueDetail> {
  const answer = await client.post<IssueDetail & Problem>(`/v1/issues/${issue.id}/${action}`, {
    version: issue.version,
    ...more,
  });
  expect({ action, status: answer.status, code: answer.body.code }).toEqual({ action, status: 200, code: undefined });
  return answer.body;
}

async function resolved(): Promise<IssueDetail> {
  let issue = await report();
  issue = await act(as.desk, issue, 'accept');
  issue = await act(as.desk, issue, 'assign', { handlerId: who.handler });
  issue = await act(as.handler, issue, 'start');
  return act(as.handler, issue, 'resolve', { outcome: 'fixed', reply: '已清运' });
}

const allowed = (issue: IssueDetail) =>
  issue.actions.filter(({ barrier }) => barrier === null).map(({ action }) => action);

describe('a whole life', () => {
  test('four people take an issue from its report to its closing, and back once as rework', async () => {
    let issue = await report();
    expect(issue).toMatchObject({
      state: 'reported',
      reporter: { id: who.reporter, name: '马丽娟' },
      waitingFor: { action: 'accept', person: null, unit: { id: at.street, name: '甲街道' } },
      actions: [],
      version: 1,
    });
    expect(issue.no).toMatch(/^WG-\d{8}-\d{6}$/);
    expect(issue.path.map(({ name }) => name)).toEqual(['河东区', '甲街道', '甲社区', '甲网格']);

    issue = (await as.desk.get<IssueDetail>(`/v1/issues/${issue.id}`)).body;
    expect(allowed(issue)).toEqual(['accept', 'refuse']);
    issue = await act(as.desk, issue, 'accept');
    expect(allowed(issue)).toEqual(['assign']);
    issue = await act(as.desk, issue, 'assign', { handlerId: who.handler });
    expect(issue).toMatchObject({ state: 'assigned', handler: { name: '杨晓峰' }, waitingFor: { person: '杨晓峰' } });
    issue = await act(as.handler, issue, 'start');
    issue = await act(as.handler, issue, 'resolve', { outcome: 'partly-fixed', reply: '清运了一半' });
    expect(issue).toMatchObject({ state: 'resolved', outcome: 'partly-fixed', resolvedBy: { name: '杨晓峰' } });
    issue = await act(as.verifier, issue, 'rework', { reason: '还有一半没有清运' });
    expect(issue).toMatchObject({ state: 'rework', outcome: null, reply: null, reason: '还有一半没有清运' });
    issue = await act(as.handler, issue, 'start');
    issue = await act(as.handler, issue, 'resolve', { outcome: 'fixed', reply: '已全部清运' });
    expect(issue).toMatchObject({ state: 'resolved', reason: null });
    issue = await act(as.verifier, issue, 'verify');
    issue = await act(as.desk, issue, 'close');
    expect(issue).toMatchObject({
      state: 'closed',
      outcome: 'fixed',
      verifiedBy: { name: '张桂花' },
      actions: [],
      waitingFor: null,
      version: 10,
    });

    const history = await as.reporter.get<{ items: IssueEvent[] }>(`/v1/issues/${issue.id}/history`);
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
    const issue = await report();
    const url = `/v1/issues/${issue.id}/refuse`;
    const without = await as.desk.post<Problem>(url, { version: 1, reason: '属地不在本街道' });
    expect(without.status).toBe(400);
    expect(without.body.errors?.map(({ field }) => field)).toEqual(['namedBody']);
    const refused = await act(as.desk, issue, 'refuse', { reason: '属铁路用地', namedBody: '铁路天津站地区管委会' });
    expect(refused).toMatchObject({ state: 'not-accepted', namedBody: '铁路天津站地区管委会', reason: '属铁路用地' });
  });

  test.each([
    ['not-ours', 'namedBody'],
    ['no-action-needed', 'reason'],
    ['cannot-be-fixed', 'reason'],
  ])('the outcome %s asks for %s', async (outcome, field) => {
    let issue = await report();
    issue = await act(as.desk, issue, 'accept');
    issue = await act(as.desk, issue, 'assign', { handlerId: who.handler });
    issue = await act(as.handler, issue, 'start');
    const body = { version: issue.version, outcome, reply: '答复' };
    const without = await as.handler.post<Problem>(`/v1/issues/${issue.id}/resolve`, body);
    expect(without.status).toBe(400);
    expect(without.body.errors?.map((error) => error.field)).toEqual([field]);
    expect(await act(as.handler, issue, 'resolve', { outcome, reply: '答复', [field]: '原因' })).toMatchObject({
      outcome,
    });
  });
});

describe('what is refused', () => {
  test('who resolved an issue cannot verify it, and is told so', async () => {
    await plugin.platform.grant(who.handler, [P.verify], at.street);
    const issue = await resolved();
    expect(issue.actions).toEqual([
      { action: 'verify', barrier: 'same-person' },
      { action: 'rework', barrier: 'same-person' },
    ]);
    for (const action of ['verify', 'rework']) {
      const answer = await as.handler.post<Problem>(`/v1/issues/${issue.id}/${action}`, {
        version: issue.version,
        reason: '理由',
      });
      expect([answer.status, answer.body.title]).toEqual([403, '这个事项是您办结的，须由另一个人核实']);
    }
  });

  test('a step that the state no longer allows names the state in words', async () => {
    const issue = await act(as.desk, await report(), 'accept');
    const answer = await as.desk.post<Problem>(`/v1/issues/${issue.id}/refuse`, {
      version: 1,
      reason: '理由',
      namedBody: '某单位',
    });
    expect(answer.status).toBe(409);
    expect(answer.body.title).toBe('这个事项现在是“已受理”，不能这样办理');
  });

  test('an issue is not assigned to somebody who does not handle issues there', async () => {
    const issue = await act(as.desk, await report(), 'accept');
    for (const handlerId of [who.reporter, who.otherDesk, NOBODY]) {
      const answer = await as.desk.post<Problem>(`/v1/issues/${issue.id}/assign`, {
        version: issue.version,
        handlerId,
      });
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.[0]?.field).toBe('handlerId');
    }
  });

  test('only the handler starts', async () => {
    const colleague = await plugin.platform.account('同事');
    await plugin.platform.grant(colleague, [P.read, P.handle], at.community);
    let issue = await act(as.desk, await report(), 'accept');
    issue = await act(as.desk, issue, 'assign', { handlerId: who.handler });
    const answer = await (
      await plugin.as(colleague)
    ).post<Problem>(`/v1/issues/${issue.id}/start`, {
      version: issue.version,
    });
    expect(answer.status).toBe(403);
    // Until work has begun, the desk may still choose somebody else.
    issue = await act(as.desk, issue, 'assign', { handlerId: colleague });
    expect(issue.handler?.name).toBe('同事');
  });

  test('an issue is not reported outside of one’s reach, nor to a whole district, nor to no unit at all', async () => {
    const outside = await as.reporter.post<Problem>('/v1/issues', { ...REPORT, unitId: at.otherCommunity });
    expect([outside.status, outside.body.code]).toEqual([403, 'core.access.out-of-reach']);
    const district = await as.desk.post<Problem>('/v1/issues', { ...REPORT, unitId: at.district });
    expect([district.status, district.body.errors?.[0]?.field]).toEqual([400, 'unitId']);
    const nowhere = await as.desk.post<Problem>('/v1/issues', { ...REPORT, unitId: 2_000_000 });
    expect([nowhere.status, nowhere.body.code]).toEqual([400, 'core.unit.unknown']);
  });

  test.each([
    ['an empty text', { text: '  ' }],
    ['a text that is too long', { text: '长'.repeat(2001) }],
    ['a control character', { text: '坏\u0000了' }],
    ['an unknown category', { category: 'weather' }],
  ])('%s is refused with the field named', async (_, more) => {
    const answer = await as.reporter.post<Problem>('/v1/issues', { ...REPORT, unitId: at.grid, ...more });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ field }) => field)).toEqual(Object.keys(more));
  });

  test('who holds no permission at all is refused before anything is looked up', async () => {
    const answers = await Promise.all([
      as.stranger.get('/v1/issues'),
      as.stranger.get('/v1/search?q=垃圾'),
      as.viewer.post('/v1/issues', { ...REPORT, unitId: at.grid }),
      as.viewer.post(`/v1/issues/${NOBODY}/close`, { version: 1 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });
});

describe('another street', () => {
  test('it is not in a list, not by id, not in the history, the counts or the search', async () => {
    const mark = `标记${randomUUID().slice(0, 8)}`;
    const issue = await report(as.reporter, at.grid, { text: mark });
    for (const [client, seen] of [
      [as.desk, 1],
      [as.viewer, 1],
      [as.otherDesk, 0],
    ] as const) {
      const query = `q=${encodeURIComponent(mark)}`;
      expect((await client.get<IssuePage>(`/v1/issues?${query}`)).body.total).toBe(seen);
      expect((await client.get<IssueCounts>(`/v1/issues/counts?${query}`)).body.all.total).toBe(seen);
      expect((await client.get<SearchResult>(`/v1/search?${query}`)).body.items).toHaveLength(seen);
      expect((await client.get<IssuePage>(`/v1/issues?unit=${at.community}&${query}`)).body.total).toBe(seen);
      expect((await client.get(`/v1/issues/${issue.id}`)).status).toBe(seen ? 200 : 404);
      expect((await client.get(`/v1/issues/${issue.id}/history`)).status).toBe(seen ? 200 : 404);
    }
    const there = await as.otherDesk.get<Problem>(`/v1/issues/${issue.id}`);
    const nowhere = await as.otherDesk.get<Problem>(`/v1/issues/${NOBODY}`);
    expect({ ...there.body, traceId: '' }).toEqual({ ...nowhere.body, traceId: '' });
    expect((await as.otherDesk.post(`/v1/issues/${issue.id}/accept`, { version: 1 })).status).toBe(404);
    // Within sight is not within reach: the viewer sees the whole district and accepts nothing.
    expect((await as.viewer.post(`/v1/issues/${issue.id}/accept`, { version: 1 })).status).toBe(403);
  });

  test('a community that moves takes its issues along: from then on exactly the new street sees them', async () => {
    const { platform } = plugin;
    const moving = await platform.unit('community', at.street, '丙社区');
    const grid = await platform.unit('grid', moving, '丙网格');
    const issue = await report(as.desk, grid);
    const sees = async () =>
      Promise.all(
        [as.desk, as.otherDesk, as.viewer].map(async (client) => [
          (await client.get(`/v1/issues/${issue.id}`)).status,
          (await client.get<IssuePage>(`/v1/issues?unit=${grid}`)).body.total,
        ]),
      );
    expect(await sees()).toEqual([
      [200, 1],
      [404, 0],
      [200, 1],
    ]);
    await platform.move(moving, at.otherStreet);
    // The desk reported it itself, so it may still follow it, but neither list nor act on it.
    expect(await sees()).toEqual([
      [200, 0],
      [200, 1],
      [200, 1],
    ]);
    expect((await as.desk.post(`/v1/issues/${issue.id}/accept`, { version: 1 })).status).toBe(403);
    expect((await as.desk.get<IssuePage>('/v1/issues?view=mine')).body.items.map(({ id }) => id)).toContain(issue.id);
    const accepted = await act(as.otherDesk, issue, 'accept');
    expect(accepted.path.map(({ name }) => name)).toEqual(['河东区', '乙街道', '丙社区', '丙网格']);
  });
});

describe('forged contexts', () => {
  const get = (token: string | undefined) =>
    plugin.call({ method: 'GET', url: '/v1/issues', headers: token === undefined ? {} : { [CONTEXT_HEADER]: token } });
  const anchors: [number, 'nation'][] = [[1, 'nation']];

  test('none, broken, signed by another key, expired, and meant for another plugin are all refused', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const scopes = { scopes: [anchors], perms: { [P.read]: 0 } };
    const good = await plugin.sign(who.viewer);
    const [head, , signature] = good.split('.');
    const body = Buffer.from(JSON.stringify({ sub: who.viewer, ...scopes })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const answers = await Promise.all([
      get(undefined),
      get('x'),
      get(`${head}.${body}.${signature}`),
      get(unsigned),
      get(await plugin.sign(who.stranger, scopes, privateKey)),
      get(await plugin.sign(who.viewer, { exp: Math.floor(Date.now() / 1000) - 1 })),
      get(await plugin.sign(who.viewer, { aud: 'another' })),
      get(good),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 401, 200]);
  });

  test('headers that claim an account or a scope change nothing', async () => {
    const issue = await report();
    const answer = await plugin.call({
      method: 'GET',
      url: `/v1/issues/${issue.id}`,
      headers: {
        [CONTEXT_HEADER]: await plugin.sign(who.otherDesk),
        'x-linli-account': who.desk,
        'x-linli-scopes': JSON.stringify([anchors]),
        'x-linli-unit': String(at.street),
      },
    });
    expect(answer.status).toBe(404);
  });
});

describe('sent twice, or by two at once', () => {
  test('the same report with the same key is one issue, and another report with that key is a conflict', async () => {
    const key = randomUUID();
    const body = { ...REPORT, unitId: at.grid };
    const answers = await Promise.all([1, 2, 3].map(() => as.reporter.post<IssueDetail>('/v1/issues', body, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const other = await as.reporter.post('/v1/issues', { ...body, text: '另一件事' }, key);
    expect(other.status).toBe(409);
  });

  test('of two people who accept at once, one does and the other is told', async () => {
    const issue = await report();
    const url = `/v1/issues/${issue.id}/accept`;
    const answers = await Promise.all([1, 2].map(() => as.desk.post<Problem>(url, { version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const history = await as.desk.get<{ items: IssueEvent[] }>(`/v1/issues/${issue.id}/history`);
    expect(history.body.items.map(({ action }) => action)).toEqual(['accept', 'report']);
  });

  test('a command on what was looked at before somebody else changed it is a conflict', async () => {
    let issue = await act(as.desk, await report(), 'accept');
    issue = await act(as.desk, issue, 'assign', { handlerId: who.handler });
    const stale = await as.desk.post<Problem>(`/v1/issues/${issue.id}/assign`, { version: 2, handlerId: who.handler });
    expect([stale.status, stale.body.code, stale.body.params?.['version']]).toEqual([409, 'core.record.changed', 3]);
  });
});

describe('lists', () => {
  test('the search text is taken literally', async () => {
    const mark = randomUUID().slice(0, 6);
    await report(as.reporter, at.grid, { text: `折扣100%_${mark}` });
    await report(as.reporter, at.grid, { text: `折扣1000x${mark}` });
    const total = async (q: string) =>
      (await as.desk.get<IssuePage>(`/v1/issues?q=${encodeURIComponent(q)}`)).body.total;
    expect([await total(`100%_${mark}`), await total(`%${mark}`), await total('\\')]).toEqual([1, 0, 0]);
  });

  test('filters by several states and categories, in the order asked for, page by page', async () => {
    const unit = await plugin.platform.unit('grid', at.community);
    const texts = ['一', '二', '三', '四'];
    const categories = ['roads', 'roads', 'safety', 'order'] as const;
    for (const [i, text] of texts.entries()) {
      const issue = await report(as.desk, unit, { text, category: categories[i] });
      if (i === 1) await act(as.desk, issue, 'accept');
    }
    const list = async (query: string) =>
      (await as.desk.get<IssuePage>(`/v1/issues?unit=${unit}&${query}`)).body.items.map(({ text }) => text);
    expect(await list('')).toEqual(['四', '三', '二', '一']);
    expect(await list('sort=reportedAt&page=2&pageSize=3')).toEqual(['四']);
    expect(await list('category=roads,safety')).toEqual(['三', '二', '一']);
    expect(await list('category=roads&category=order&state=reported')).toEqual(['四', '一']);
    expect(await list('sort=-stateSince&pageSize=1')).toEqual(['四']);
    const wrong = await as.desk.get<Problem>('/v1/issues?state=lost&pageSize=1000');
    expect(wrong.status).toBe(400);
  });

  test('what waits for me follows what I may do, and the counts agree with the lists', async () => {
    const community = await plugin.platform.unit('community', at.street);
    const people = {
      handler: await plugin.platform.account('承办'),
      verifier: await plugin.platform.account('核实'),
    };
    await plugin.platform.grant(people.handler, [P.read, P.handle, P.verify], community);
    await plugin.platform.grant(people.verifier, [P.read, P.verify], community);
    const [handler, verifier] = [await plugin.as(people.handler), await plugin.as(people.verifier)];
    const waiting = async () =>
      Promise.all(
        [as.desk, handler, verifier, as.viewer].map(async (client) => {
          const url = `unit=${community}`;
          const { total } = (await client.get<IssuePage>(`/v1/issues?view=mine-to-do&${url}`)).body;
          const counts = (await client.get<IssueCounts>(`/v1/issues/counts?${url}`)).body;
          expect(counts['mine-to-do']).toEqual({ total, exact: true });
          return total;
        }),
      );
    let issue = await report(as.desk, community);
    expect(await waiting()).toEqual([1, 0, 0, 0]);
    issue = await act(as.desk, issue, 'accept');
    expect(await waiting()).toEqual([1, 0, 0, 0]);
    issue = await act(as.desk, issue, 'assign', { handlerId: people.handler });
    expect(await waiting()).toEqual([0, 1, 0, 0]);
    issue = await act(handler, issue, 'start');
    expect(await waiting()).toEqual([0, 1, 0, 0]);
    issue = await act(handler, issue, 'resolve', { outcome: 'fixed', reply: '好了' });
    expect(await waiting()).toEqual([0, 0, 1, 0]);
    issue = await act(verifier, issue, 'verify');
    expect(await waiting()).toEqual([1, 0, 0, 0]);
    await act(as.desk, issue, 'close');
    expect(await waiting()).toEqual([0, 0, 0, 0]);
  });
});

describe('the database role', () => {
  const tables = async (client: pg.Client) =>
    (
      await client.query<{ name: string }>(
        `SELECT quote_ident(relname) AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')`,
      )
    ).rows.map(({ name }) => name);

  test.each([
    ['no context', null],
    ['an empty context', ''],
    ['a context without an account', '{"reach":{}}'],
    ['a context without reach', JSON.stringify({ account: NOBODY, act: P.read, reach: {} })],
  ])('with %s every table gives no row', async (_, context) => {
    await resolved();
    const client = new pg.Client({ connectionString: plugin.appUrl });
    await client.connect();
    try {
      const names = await tables(client);
      expect(names.sort()).toEqual(['idempotency_key', 'issue', 'issue_event']);
      await client.query('BEGIN');
      if (context !== null) await client.query(`SELECT set_config('linli.ctx', $1, true)`, [context]);
      for (const name of names) {
        const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${name}`);
        expect([name, rows[0]?.count]).toEqual([name, '0']);
      }
      await expect(client.query('UPDATE issue SET text = text')).resolves.toMatchObject({ rowCount: 0 });
    } finally {
      await client.end();
    }
  });

  test('it owns nothing, makes nothing, and cannot pass by row-level security, which every table forces', async () => {
    const client = new pg.Client({ connectionString: plugin.appUrl });
    await client.connect();
    try {
      const { rows: role } = await client.query(
        'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
      );
      expect(role).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
      const { rows: owned } = await client.query(
        `SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user
         UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = current_user
         UNION ALL SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = current_user`,
      );
      expect(owned).toEqual([]);
      const { rows: open } = await client.query(
        `SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
         AND NOT (relrowsecurity AND relforcerowsecurity)`,
      );
      expect(open).toEqual([]);
      for (const attempt of [
        'CREATE TABLE mine (id integer)',
        'ALTER TABLE issue DISABLE ROW LEVEL SECURITY',
        'DROP POLICY linli_read ON issue',
        'UPDATE issue_event SET reason = reason',
        'DELETE FROM issue_event',
        'TRUNCATE issue',
        'SELECT * FROM core.account',
        'SET ROLE linli_test',
      ]) {
        await expect(client.query(attempt)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await client.end();
    }
  });
});

test('the OpenAPI document names a permission for every route', async () => {
  const { body } = await plugin.call<{ paths: Record<string, Record<string, Record<string, unknown>>> }>({
    method: 'GET',
    url: '/v1/openapi.json',
  });
  const routes = Object.entries(body.paths).filter(([path]) => path.startsWith('/v1/'));
  expect(routes).toHaveLength(13);
  for (const [, operations] of routes) {
    for (const operation of Object.values(operations)) {
      const permissions = operation['x-linli-permissions'] as string[];
      expect(ISSUE_PERMISSIONS).toEqual(expect.arrayContaining(permissions));
      expect(permissions.length).toBeGreaterThan(0);
    }
  }
});
