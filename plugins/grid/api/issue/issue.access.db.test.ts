import { randomUUID } from 'node:crypto';
import { CONTEXT_HEADER } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { sampleJpeg } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPair } from 'jose';
import pg from 'pg';
import { ISSUE_PERMISSION as P, ISSUE_PERMISSIONS, TERM_PERMISSION } from '../../contract/index.ts';
import type { IssueCounts, IssuePage, SearchResult } from '../../contract/index.ts';
import { act, startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld } from '../testing/issue.world.ts';

const NOBODY = randomUUID();
let world: IssueWorld;
beforeAll(async () => {
  world = await startIssueWorld();
});
afterAll(() => world?.close());

describe('another street', () => {
  test('it is not in a list, not by id, not in the history, the counts or the search', async () => {
    const mark = `标记${randomUUID().slice(0, 8)}`;
    const issue = await world.report(world.as.reporter, world.at.grid, { text: mark });
    for (const [client, seen] of [
      [world.as.desk, 1],
      [world.as.viewer, 1],
      [world.as.otherDesk, 0],
    ] as const) {
      const query = `q=${encodeURIComponent(mark)}`;
      expect((await client.get<IssuePage>(`/v1/issues?${query}`)).body.total).toBe(seen);
      expect((await client.get<IssueCounts>(`/v1/issues/counts?${query}`)).body.all.total).toBe(seen);
      expect((await client.get<SearchResult>(`/v1/search?${query}`)).body.items).toHaveLength(seen);
      expect((await client.get<IssuePage>(`/v1/issues?unit=${world.at.community}&${query}`)).body.total).toBe(seen);
      expect((await client.get(`/v1/issues/${issue.id}`)).status).toBe(seen ? 200 : 404);
      expect((await client.get(`/v1/issues/${issue.id}/history`)).status).toBe(seen ? 200 : 404);
    }
    const there = await world.as.otherDesk.get<Problem>(`/v1/issues/${issue.id}`);
    const nowhere = await world.as.otherDesk.get<Problem>(`/v1/issues/${NOBODY}`);
    expect({ ...there.body, traceId: '' }).toEqual({ ...nowhere.body, traceId: '' });
    expect((await world.as.otherDesk.post(`/v1/issues/${issue.id}/accept`, { version: 1 })).status).toBe(404);
    // Within sight is not within reach: the viewer sees the whole district and accepts nothing.
    expect((await world.as.viewer.post(`/v1/issues/${issue.id}/accept`, { version: 1 })).status).toBe(403);
  });

  test('a community that moves takes its issues along: from then on exactly the new street sees them', async () => {
    const { platform } = world.plugin;
    const moving = await platform.unit('community', world.at.street, '丙社区');
    const grid = await platform.unit('grid', moving, '丙网格');
    const issue = await world.report(world.as.desk, grid);
    const sees = async () =>
      Promise.all(
        [world.as.desk, world.as.otherDesk, world.as.viewer].map(async (client) => [
          (await client.get(`/v1/issues/${issue.id}`)).status,
          (await client.get<IssuePage>(`/v1/issues?unit=${grid}`)).body.total,
        ]),
      );
    expect(await sees()).toEqual([
      [200, 1],
      [404, 0],
      [200, 1],
    ]);
    await platform.move(moving, world.at.otherStreet);
    // The desk reported it itself, so it may still follow it, but neither list nor act on it.
    expect(await sees()).toEqual([
      [200, 0],
      [200, 1],
      [200, 1],
    ]);
    expect((await world.as.desk.post(`/v1/issues/${issue.id}/accept`, { version: 1 })).status).toBe(403);
    expect((await world.as.desk.get<IssuePage>('/v1/issues?view=mine')).body.items.map(({ id }) => id)).toContain(
      issue.id,
    );
    const accepted = await act(world.as.otherDesk, issue, 'accept');
    expect(accepted.path.map(({ name }) => name)).toEqual(['河东区', '乙街道', '丙社区', '丙网格']);
  });
});

describe('forged contexts', () => {
  const get = (token: string | undefined) =>
    world.plugin.call({
      method: 'GET',
      url: '/v1/issues',
      headers: token === undefined ? {} : { [CONTEXT_HEADER]: token },
    });
  const anchors: [number, 'nation'][] = [[1, 'nation']];

  test('none, broken, signed by another key, expired, and meant for another plugin are all refused', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const scopes = { scopes: [anchors], perms: { [P.read]: 0 } };
    const good = await world.plugin.sign(world.who.viewer);
    const [head, , signature] = good.split('.');
    const body = Buffer.from(JSON.stringify({ sub: world.who.viewer, ...scopes })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const answers = await Promise.all([
      get(undefined),
      get('x'),
      get(`${head}.${body}.${signature}`),
      get(unsigned),
      get(await world.plugin.sign(world.who.stranger, scopes, privateKey)),
      get(await world.plugin.sign(world.who.viewer, { exp: Math.floor(Date.now() / 1000) - 1 })),
      get(await world.plugin.sign(world.who.viewer, { aud: 'another' })),
      get(good),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 401, 200]);
  });

  test('headers that claim an account or a scope change nothing', async () => {
    const issue = await world.report();
    const answer = await world.plugin.call({
      method: 'GET',
      url: `/v1/issues/${issue.id}`,
      headers: {
        [CONTEXT_HEADER]: await world.plugin.sign(world.who.otherDesk),
        'x-linli-account': world.who.desk,
        'x-linli-scopes': JSON.stringify([anchors]),
        'x-linli-unit': String(world.at.street),
      },
    });
    expect(answer.status).toBe(404);
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
    await world.resolved();
    // One photo that hangs on an issue, and one that hangs on nothing yet.
    const upload = () => world.as.reporter.upload<{ id: string }>('/v1/attachments/issue-photo', sampleJpeg());
    await world.report(world.as.reporter, world.at.grid, { photos: [(await upload()).body.id] });
    await upload();
    await world.plugin.database.client.query(
      `INSERT INTO plugin_grid.issue_term VALUES ($1, 'roads', 3, 1, now(), $2) ON CONFLICT DO NOTHING`,
      [world.at.district, world.who.viewer],
    );
    const client = new pg.Client({ connectionString: world.plugin.appUrl });
    await client.connect();
    try {
      const names = await tables(client);
      expect(names.sort()).toEqual(['attachment', 'idempotency_key', 'issue', 'issue_event', 'issue_term']);
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
    const client = new pg.Client({ connectionString: world.plugin.appUrl });
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
      const { rows: owners } = await client.query<{ name: string }>(
        `SELECT quote_ident(pg_get_userbyid(relowner)) AS name FROM pg_class WHERE oid = 'issue'::regclass`,
      );
      const [owner] = owners;
      for (const attempt of [
        'CREATE TABLE mine (id integer)',
        'ALTER TABLE issue DISABLE ROW LEVEL SECURITY',
        'DROP POLICY linli_read ON issue',
        'UPDATE issue_event SET reason = reason',
        'DELETE FROM issue_event',
        'TRUNCATE issue',
        'SELECT * FROM core.account',
        `SET ROLE ${owner?.name}`,
      ]) {
        await expect(client.query(attempt)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await client.end();
    }
  });
});

test('the OpenAPI document names a permission for every route', async () => {
  const { body } = await world.plugin.call<{ paths: Record<string, Record<string, Record<string, unknown>>> }>({
    method: 'GET',
    url: '/v1/openapi.json',
  });
  // Which figures somebody is told is decided figure by figure, each by the permission that it declares.
  const routes = Object.entries(body.paths).filter(
    ([path]) => path.startsWith('/v1/') && path !== '/v1/indicators/figures',
  );
  expect(routes).toHaveLength(24);
  for (const [, operations] of routes) {
    for (const operation of Object.values(operations)) {
      const permissions = operation['x-linli-permissions'] as string[];
      expect([...ISSUE_PERMISSIONS, TERM_PERMISSION.manage]).toEqual(expect.arrayContaining(permissions));
      expect(permissions.length).toBeGreaterThan(0);
    }
  }
});
