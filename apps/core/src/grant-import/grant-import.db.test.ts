import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { importer } from '../data-import/testing/importer.ts';
import type { Importer } from '../data-import/testing/importer.ts';
import { startUnitServer } from '../unit/testing/unit-server.ts';
import type { UnitServer } from '../unit/testing/unit-server.ts';

const GIVE = ['core.grant.read', 'core.grant.create', 'core.grant.end', 'core.grant.import'];
/** What the roles of these tests give, as far as nothing else is said. */
const WORK = ['core.unit.read', 'core.unit.update'];
const HEADER = '用户名,角色,区划代码,组织代码,生效时间,失效时间,事由\n';

let server: UnitServer;
/** Each test has a district of its own. */
let code: string;
let district: number;
let street: number;
let desk: { id: string; name: string };
let worker: { id: string; username: string };
let delegate: { id: string };
let imports: Importer;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
  for (const [id, title, permissions] of [
    ['test.worker', '网格员', WORK],
    ['test.desk', '经办人', ['core.unit.read']],
    ['test.twin', '经办人二', ['core.unit.read']],
    ['test.more', '删除员', ['core.unit.read', 'core.unit.abolish']],
    ['test.gone', '旧角色', []],
    ['core.system-admin', '系统管理员', ['core.unit.read']],
    ['core.audit-admin', '审计管理员', ['core.unit.read']],
  ] as const)
    await rows(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ($1, 'test', $2, $3)`,
      id,
      JSON.stringify({ 'zh-CN': title, en: id }),
      permissions,
    );
});
afterAll(() => server?.close());
beforeEach(async () => {
  code = String(400_000 + ++tests);
  district = await server.platform.unit('district', 1, `区${code}`, code);
  street = await server.platform.unit('street', district, '东街道', `${code}001`);
  desk = { id: await server.platform.organisation(street, `网格办${code}`), name: `B${code}` };
  await rows('UPDATE core.organisation SET code = $2 WHERE id = $1', desk.id, desk.name);
  worker = await account('李网格');
  delegate = await server.person('授权员', [...GIVE, ...WORK], district);
  imports = importer(server, delegate, 'grants');
});

const rows = async <T extends object>(sql: string, ...parameters: unknown[]) =>
  (await server.database.client.query<T>(sql, parameters)).rows;
async function account(name: string) {
  const id = await server.platform.account(name);
  const username = `${name}${tests}.${code}`;
  await rows('UPDATE core.account SET username = $2 WHERE id = $1', id, username);
  return { id, username };
}
const csv = (...lines: string[]) =>
  HEADER + lines.map((line) => line.replaceAll('~', code).replaceAll('@', worker.username)).join('\n');
const grants = (id = worker.id) =>
  rows<{ role: string; live: boolean; until: Date | null; ended_by: string | null; end_reason: string | null }>(
    `SELECT role_id AS role, valid_to IS NULL OR valid_to > greatest(now(), valid_from) AS live, valid_to AS until, ended_by, end_reason
     FROM core."grant" WHERE account_id = $1 ORDER BY role_id, valid_from`,
    id,
  );
const until = (day: string) => new Date(`${day}T00:00:00+08:00`);

describe('a file of grants', () => {
  test('is in force at once, is unchanged the second time, is audited one by one, and ends when it is undone', async () => {
    const file = csv(
      '@,网格员,~001,,,2099-01-01,岗位职责',
      '@,经办人,,B~,2026-01-01,,岗位职责',
      '@,test.twin,~,,2098/1/1 8:30,2099-01-01,来年',
    );
    const first = await imports.applied(file);
    expect(first.counts).toEqual({ total: 3, new: 3, changed: 0, unchanged: 0, error: 0 });
    expect((await server.platform.scopes(worker.id)).get('core.unit.update')).toEqual([[street, 'street']]);
    expect((await grants()).map(({ role, until: end }) => [role, end])).toEqual([
      ['test.desk', null],
      ['test.twin', until('2099-01-01')],
      ['test.worker', until('2099-01-01')],
    ]);
    const lines = await rows<{ actor: string; target_title: string; after: { reason: string } }>(
      `SELECT * FROM core.audit_entry WHERE target_type = 'core.grant' AND action = 'core.grant.import' AND actor = '授权员' AND target_title LIKE '李网格%'
         AND target IN (SELECT id::text FROM core."grant" WHERE account_id = $1)`,
      worker.id,
    );
    expect(lines.map(({ target_title }) => target_title).sort()).toEqual([
      '李网格 · 经办人',
      '李网格 · 经办人二',
      '李网格 · 网格员',
    ]);

    expect((await imports.preview(file)).counts).toMatchObject({ unchanged: 3, error: 0 });
    const exported = await imports.preview(await imports.exported());
    expect([exported.errors, exported.counts.unchanged]).toEqual([[], exported.counts.total]);
    expect(exported.counts.total).toBeGreaterThanOrEqual(3);

    expect(await imports.step('undo', first.id)).toBe('undone');
    expect((await grants()).map(({ live, ended_by, end_reason }) => [live, ended_by, end_reason])).toEqual(
      Array.from({ length: 3 }, () => [false, delegate.id, 'test.csv']),
    );
    expect((await server.platform.scopes(worker.id)).size).toBe(0);
  });

  test('gives another end to what is there, and undoing gives the old one back', async () => {
    await imports.applied(csv('@,网格员,~001,,,2099-01-01,岗位职责'));
    const shown = await imports.preview(csv('@,网格员,~001,,,2097-01-01,岗位职责'));
    expect(shown.rows.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['changed', '原失效时间：2099-01-01 00:00:00'],
    ]);
    const { id } = await imports.applied(csv('@,网格员,~001,,,2097-01-01,岗位职责'));
    expect((await grants())[0]?.until).toEqual(until('2097-01-01'));
    expect(await imports.step('undo', id)).toBe('undone');
    expect((await grants())[0]?.until).toEqual(until('2099-01-01'));
  });
});

describe('what is wrong is said row by row', () => {
  test('by itself, with its column', async () => {
    expect(
      await imports.errors(
        csv(
          ',,,,2026-01-01,,',
          '@,网格员,~001,B~,明天,,岗位',
          '@,网格员,12x,,2026-02-01,2026-01-01,卡号 6222020200112230301',
        ),
      ),
    ).toEqual([
      '2 username: 缺少用户名',
      '2 role: 缺少角色',
      '2 unit_code: 区划代码和组织代码须填一个，且只填一个',
      '2 reason: 缺少事由',
      '3 unit_code: 区划代码和组织代码须填一个，且只填一个',
      '3 valid_from: 生效时间“明天”不是时间：请写成 2026-01-31 或 2026-01-31 08:30 的样子',
      expect.stringMatching(/^4 reason: 事由里有银行卡号/),
      expect.stringMatching(/^4 unit_code: 区划代码“12x”不对/),
      '4 valid_to: 失效时间须晚于生效时间',
    ]);
  });

  test('against accounts, roles, units and the other rows', async () => {
    await imports.applied(csv('@,网格员,~001,,,,岗位职责'));
    await rows(`UPDATE core.account SET disabled_at = now() WHERE id = $1`, (await account('离任者')).id);
    expect(
      await imports.errors(
        csv(
          '没有这个人,网格员,~001,,,,岗位',
          `离任者${tests}.~,网格员,~001,,,,岗位`,
          '@,没有这个角色,~001,,,,岗位',
          '@,旧角色,~001,,,,岗位',
          '@,经办人,999999,,,,岗位',
          '@,经办人,,没有,,,岗位',
          '@,经办人,~001,,,2020-01-01,岗位',
          '@,经办人,~,,,,岗位',
          '@,经办人,~,,,,岗位',
          '@,网格员,~001,,2098-01-01,,岗位',
        ),
      ),
    ).toEqual([
      '2 username: 没有用户名为“没有这个人”的账号，或它已停用',
      `3 username: 没有用户名为“离任者${tests}.${code}”的账号，或它已停用`,
      '4 role: 没有名为“没有这个角色”的角色',
      '5 role: 角色“旧角色”已停用',
      '6 unit_code: 没有代码为 999999 的区划',
      '7 organisation_code: 组织代码“没有”不对：授权到组织时填它的代码；与区划代码二选一',
      '8 valid_to: 失效时间已经过去',
      `10 username: 用户名“${worker.username}”与第 9 行重复`,
      expect.stringMatching(/^11 valid_from: 这个账号在这里已有同一角色，自 .* 起：请先收回，或把生效时间错开$/),
    ]);
  });
});

describe('nobody imports a grant that they could not give', () => {
  test('beyond their permissions, their place, their time, or to themselves', async () => {
    const other = await server.platform.unit('district', 1, '别区', `9${code}`);
    const self = await rows<{ username: string }>('SELECT username FROM core.account WHERE id = $1', delegate.id);
    expect(
      await imports.errors(
        csv(
          '@,删除员,~001,,,,岗位',
          `@,网格员,9~,,,,岗位`,
          `${self[0]?.username},网格员,~001,,,,岗位`,
          '@,core.operator,~001,,,,岗位',
        ),
      ),
    ).toEqual([
      expect.stringMatching(/^2 role: 这个角色含有“.*”：您自己没有这项权限，不能授予$/),
      `3 unit_code: 代码 9${code} 不在您的管辖范围内`,
      '4 role: 不能给自己授权',
      '5 role: 没有名为“core.operator”的角色',
    ]);
    const brief = await server.person('短期', [], district);
    await server.platform.grant(brief.id, [...GIVE, ...WORK], street);
    await rows(`UPDATE core."grant" SET valid_to = '2090-01-01' WHERE account_id = $1`, brief.id);
    await server.platform.grant(brief.id, GIVE, district);
    expect(
      await importer(server, brief, 'grants').errors(csv('@,网格员,~001,,,2095-01-01,岗位', '@,网格员,~,,,,岗位')),
    ).toEqual([
      expect.stringMatching(/^2 role: 这个角色含有“.*”：您在“东街道”的这项权限只到 2090-01-01 .*，授权不能超过它$/),
      expect.stringMatching(/^3 role: 这个角色含有“.*”：您在“区\d+”没有这项权限，不能授予$/),
    ]);
    expect(other).toBeGreaterThan(0);
  });

  test('the three administrators stay apart, in the file and with what is there', async () => {
    await imports.applied(csv('@,系统管理员,~,,,,岗位'));
    const both = await account('两任');
    expect(
      await imports.errors(
        csv(
          '@,审计管理员,~001,,,,岗位',
          `${both.username},系统管理员,~,,,,岗位`,
          `${both.username},审计管理员,~,,,,岗位`,
        ),
      ),
    ).toEqual([2, 3, 4].map((row) => `${row} role: 系统、安全、审计三类管理员不能由同一账号兼任`));
  });

  test('a grant of the importer that ends between preview and import stops the import', async () => {
    const { id } = await imports.preview(csv('@,网格员,~001,,,,岗位'));
    await rows(`UPDATE core."grant" SET valid_to = now() WHERE account_id = $1 AND role_id LIKE 'test.%'`, delegate.id);
    await server.platform.grant(delegate.id, GIVE, district);
    expect(await imports.step('apply', id)).toBe('changed-meanwhile');
    expect(await grants()).toEqual([]);
  });

  test('going back to a later end is bounded too', async () => {
    await imports.applied(csv('@,网格员,~001,,,2099-01-01,岗位'));
    const { id } = await imports.applied(csv('@,网格员,~001,,,2097-01-01,岗位'));
    const clerk = importer(server, await server.person('同事', GIVE, district), 'grants');
    expect(await clerk.step('undo', id)).toBe('undo-beyond');
    expect((await grants())[0]?.until).toEqual(until('2097-01-01'));
  });
});

test('undoing is refused once somebody else changed one of them, and names whose it is', async () => {
  const { id } = await imports.applied(csv('@,网格员,~001,,,,岗位'));
  await rows(`UPDATE core."grant" SET valid_to = now(), version = version + 1 WHERE account_id = $1`, worker.id);
  expect(await imports.step('undo', id)).toBe('changed-since');
});

test('who may look at grants and import but not give cannot apply', async () => {
  const { id } = await imports.preview(csv('@,经办人,~001,,,,岗位'));
  const reader = await server.person('看客', ['core.grant.read', 'core.grant.import'], district);
  expect((await reader.post(`/imports/grants/${id}/apply`)).status).toBe(403);
});
