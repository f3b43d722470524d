import { randomUUID } from 'node:crypto';
import type { Problem } from '@linli/contracts';
import type { TestClient } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_TERM_DAYS, ISSUE_CATEGORIES, ISSUE_PERMISSION as P, TERM_PERMISSION } from '../../contract/index.ts';
import type { IssueTerms } from '../../contract/index.ts';
import { startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld } from '../testing/issue.world.ts';

let world: IssueWorld;
let here: { district: number; street: number };
let elsewhere: number;
let keeper: TestClient;
let colleague: TestClient;
let worker: TestClient;
let stranger: TestClient;
beforeAll(async () => {
  world = await startIssueWorld();
});
afterAll(() => world?.close());

beforeEach(async () => {
  const { platform } = world.plugin;
  const someone = async (name: string, permissions: string[], unit: number) => {
    const account = await platform.account(name);
    if (permissions.length > 0) await platform.grant(account, permissions, unit);
    return world.plugin.as(account);
  };
  const district = await platform.unit('district', undefined, '河东区');
  here = { district, street: await platform.unit('street', district, '大直沽街道') };
  elsewhere = await platform.unit('district', undefined, '河西区');
  const sets = [P.read, TERM_PERMISSION.manage];
  keeper = await someone('孙文静', sets, district);
  colleague = await someone('赵明远', sets, district);
  worker = await someone('马丽娟', [P.read], here.street);
  stranger = await someone('周静', sets, elsewhere);
});

const read = (by: TestClient, unit?: number) =>
  by.get<IssueTerms & Problem>(`/v1/issue-terms${unit === undefined ? '' : `?unit=${unit}`}`);
const change = (by: TestClient, more: object = {}, key?: string) =>
  by.post<IssueTerms & Problem>(
    '/v1/issue-terms',
    { districtId: here.district, category: 'roads', days: 3, version: 0, ...more },
    key,
  );
const roads = (terms: IssueTerms) => terms.items.find(({ category }) => category === 'roads');

describe('the terms of a district', () => {
  test('are the defaults until it says something', async () => {
    const { body } = await read(worker);
    expect(body).toMatchObject({ district: { id: here.district, name: '河东区' }, mayChange: false });
    expect(Object.fromEntries(body.items.map(({ category, days }) => [category, days]))).toEqual(DEFAULT_TERM_DAYS);
    expect(body.items.map(({ category }) => category)).toEqual(ISSUE_CATEGORIES);
    expect(new Set(body.items.map(({ version, changedBy }) => `${version} ${String(changedBy)}`))).toEqual(
      new Set(['0 null']),
    );
  });

  test('are what it said, with who and when, for everybody who reads issues in it', async () => {
    expect((await change(keeper)).status).toBe(200);
    for (const [by, unit] of [
      [keeper, undefined],
      [worker, undefined],
      [worker, here.street],
      [worker, here.district],
    ] as const) {
      const { body } = await read(by, unit);
      expect(roads(body)).toMatchObject({ days: 3, version: 1, changedBy: { name: '孙文静' } });
      expect(body.mayChange).toBe(by === keeper);
    }
    const again = await change(colleague, { days: 60, version: 1 });
    expect(roads(again.body)).toMatchObject({ days: 60, version: 2, changedBy: { name: '赵明远' } });
  });

  test('are read by whoever reads issues above it, of each district they ask for', async () => {
    const { platform } = world.plugin;
    const city = await platform.unit('city', undefined, '天津市');
    const one = await platform.unit('district', city, '南开区');
    await platform.unit('district', city, '红桥区');
    const account = await platform.account('市里');
    await platform.grant(account, [P.read, TERM_PERMISSION.manage], city);
    const above = await world.plugin.as(account);
    expect((await read(above)).body).toMatchObject({ district: null, mayChange: false });
    expect((await read(above, one)).body).toMatchObject({ district: { name: '南开区' }, mayChange: true });
    expect((await change(above, { districtId: one })).status).toBe(200);
  });
});

describe('who may not', () => {
  test('reads no other district, and cannot tell it from none', async () => {
    const other = await read(stranger, here.street);
    const none = await read(stranger, 987_654);
    expect([other.status, other.body.code]).toEqual([404, 'grid.term.not-found']);
    expect({ ...none.body, traceId: '' }).toEqual({ ...other.body, traceId: '' });
  });

  test('changes nothing: not in another district, not without the permission, not below a district', async () => {
    const refused = async (by: TestClient, more: object = {}) => {
      const { status, body } = await change(by, more);
      return [status, body.code];
    };
    expect(await refused(stranger)).toEqual([404, 'grid.term.not-found']);
    expect((await refused(worker))[0]).toBe(403);
    expect(await refused(keeper, { districtId: here.street })).toEqual([404, 'grid.term.not-found']);
    // In charge of a street, and reading the district's terms: not in charge of these.
    const { platform } = world.plugin;
    const account = await platform.account('李建国');
    await platform.grant(account, [P.read, TERM_PERMISSION.manage], here.street);
    expect(await refused(await world.plugin.as(account))).toEqual([403, 'core.access.out-of-reach']);
    expect(roads((await read(keeper)).body)).toMatchObject({ version: 0 });
  });

  test('gets past the service no further: the database itself refuses', async () => {
    const { client } = world.plugin.database;
    await client.query('GRANT plugin_grid_app TO CURRENT_USER WITH SET TRUE');
    const insert = async (reach: number, act: string) => {
      await client.query('BEGIN');
      try {
        const held = { [P.read]: [reach], [TERM_PERMISSION.manage]: [reach] };
        const context = JSON.stringify({ account: world.who.viewer, act, reach: held });
        await client.query(`SELECT set_config('linli.ctx', $1, true)`, [context]);
        await client.query('SET LOCAL ROLE plugin_grid_app');
        await client.query('SET LOCAL search_path = plugin_grid, core_pub, public');
        await client.query(`INSERT INTO issue_term VALUES ($1, 'roads', 1, 1, now(), $2)`, [
          here.district,
          world.who.viewer,
        ]);
        return 'written';
      } catch (error) {
        return (error as { code?: string }).code;
      } finally {
        await client.query('ROLLBACK');
      }
    };
    expect(await insert(here.district, TERM_PERMISSION.manage)).toBe('written');
    expect(await insert(elsewhere, TERM_PERMISSION.manage)).toBe('42501');
    expect(await insert(here.street, TERM_PERMISSION.manage)).toBe('42501');
    expect(await insert(here.district, P.read)).toBe('42501');
  });
});

describe('a change', () => {
  test.each([0, 61, 1.5, -1, '3', null, true, [3], 1e300, 'x'.repeat(10_000)])('to %p days is none', async (days) => {
    const { status, body } = await change(keeper, { days });
    expect([status, body.errors?.[0]?.field]).toEqual([400, 'days']);
    expect(roads((await read(keeper)).body)).toMatchObject({ version: 0, days: DEFAULT_TERM_DAYS.roads });
  });

  test.each([
    { category: 'weather' },
    { category: 'constructor' },
    { districtId: '2; DROP TABLE issue_term' },
    { districtId: -1 },
    { version: -1 },
    { version: '0' },
  ])('with %p is none', async (more) => {
    expect((await change(keeper, more)).status).toBe(400);
  });

  test('of two people at once is one of them, and the other is told what it is now', async () => {
    for (const version of [0, 1]) {
      const answers = await Promise.all([
        change(keeper, { days: 7 + version, version }),
        change(colleague, { days: 9 + version, version }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [won, lost] = [answers.find(({ status }) => status === 200), answers.find(({ status }) => status === 409)];
      const now = won && roads(won.body);
      expect(now?.version).toBe(version + 1);
      expect(lost?.body).toMatchObject({
        code: 'core.record.changed',
        params: { version: version + 1, current: { days: now?.days } },
      });
    }
  });

  test('sent twice with one key is one', async () => {
    const key = randomUUID();
    const [first, second] = [await change(keeper, {}, key), await change(keeper, {}, key)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(roads((await read(keeper)).body)).toMatchObject({ version: 1 });
  });

  test('stands in the audit log with what it was before', async () => {
    await change(keeper);
    const { rows } = await world.plugin.database.client.query(
      `SELECT action, actor, target_title AS title, before, after FROM core.audit_entry WHERE unit_id = $1`,
      [here.district],
    );
    expect(rows).toEqual([
      {
        action: 'grid.term.change',
        actor: '孙文静',
        title: '河东区 · 道路交通',
        before: { days: DEFAULT_TERM_DAYS.roads },
        after: { days: 3 },
      },
    ]);
  });
});
