import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { POST_TYPES } from '@linli/contracts';
import { importer } from '../data-import/testing/importer.ts';
import type { Importer } from '../data-import/testing/importer.ts';
import { startUnitServer } from '../unit/testing/unit-server.ts';
import type { UnitServer } from '../unit/testing/unit-server.ts';

const MAY = [
  ...['read', 'approve', 'end', 'import'].map((verb) => `core.appointment.${verb}`),
  'core.organisation.read',
  'core.person.read',
];
const HEADER =
  '人员编号,手机号,姓名,组织代码,职务,任职方式,席位,来源组织代码,来源单位,到任日期,终止日期,任期届满,任职依据\n';

let server: UnitServer;
/** Each test has a district of its own. */
let code: string;
let district: number;
let street: number;
let grid: number;
let imports: Importer;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
  for (const [position, { id, organisationTypes, single }] of POST_TYPES.entries())
    await rows(
      `INSERT INTO core.post_type (id, title, organisation_types, single, position) VALUES ($1, '{}', $2, $3, $4) ON CONFLICT DO NOTHING`,
      id,
      organisationTypes,
      single,
      position,
    );
});
afterAll(() => server?.close());
beforeEach(async () => {
  code = String(600_000 + ++tests);
  district = await server.platform.unit('district', 1, `区${code}`, code);
  street = await server.platform.unit('street', district, '东街道', `${code}001`);
  const community = await server.platform.unit('community', street, '团结社区', `${code}001001`);
  grid = await server.platform.unit('grid', community, '第一网格', `${code}001001001`);
  await body('D', 'party-committee', null, community, null);
  await body('Z', 'branch', 'grid', grid, 'D');
  await body('J', 'residents-committee', null, community, null);
  await body('B', 'big-committee', null, community, 'D');
  for (const letter of ['A', 'B', 'C']) await person(letter, `人${letter}`);
  imports = importer(server, await server.person('王区管', MAY, district), 'appointments');
});

const csv = (...lines: string[]) => HEADER + lines.map((line) => line.replaceAll('~', code)).join('\n');
const rows = async <T extends object>(sql: string, ...parameters: unknown[]) =>
  (await server.database.client.query<T>(sql, parameters)).rows;
async function body(letter: string, type: string, subtype: string | null, unit: number, superior: string | null) {
  await rows(
    `INSERT INTO core.organisation (id, code, type, subtype, name, line, anchor_kind, unit_id, state, valid_from, superior_id)
     VALUES ($1, $2, $3, $4, $5, 'party', 'unit', $6, 'active', '2020-01-01', (SELECT id FROM core.organisation WHERE code = $7))`,
    randomUUID(),
    `${code}${letter}`,
    type,
    subtype,
    `组织${letter}`,
    unit,
    superior && `${code}${superior}`,
  );
}
async function person(letter: string, name: string, unit = street) {
  await rows(
    'INSERT INTO core.person (id, code, name, unit_id) VALUES ($1, $2, $3, $4)',
    randomUUID(),
    `${code}${letter}`,
    name,
    unit,
  );
}
const held = () =>
  rows<{ id: string; person: string; body: string; post: string; state: string; since: string; until: string | null }>(
    `SELECT a.id, p.name AS person, o.name AS body, a.post, a.kind, a.seat, a.state, to_char(a.valid_from, 'YYYY-MM-DD') AS since,
       to_char(a.valid_to, 'YYYY-MM-DD') AS until, a.from_name, a.basis
     FROM core.appointment a JOIN core.person p ON p.id = a.person_id JOIN core.organisation o ON o.id = a.organisation_id
     WHERE o.district_id = $1 ORDER BY p.name, o.name, a.post, a.valid_from`,
    district,
  );

const FILE = [
  '~A,,人A,~D,书记,专任,,,,2024-01-01,,2029-12-31,示例任〔2024〕1 号',
  '~A,,,~Z,书记,兼任,,,,2024/1/1,,,',
  '~B,,,~B,委员,兼职,社区民警,,示例派出所,2024-03-01,,,',
  '~C,,,~J,主任,抽调,,~D,,2024-05-01,2025-05-01,,',
];

describe('a file of appointments', () => {
  test('is in force at once, is unchanged the second time, also as it was exported, and can be undone', async () => {
    const first = await imports.applied(csv(...FILE));
    expect(first.counts).toEqual({ total: 4, new: 4, changed: 0, unchanged: 0, error: 0 });
    expect((await held()).map(({ person: who, body: where, post, state }) => [who, where, post, state])).toEqual([
      ['人A', '组织D', 'secretary', 'in-force'],
      ['人A', '组织Z', 'secretary', 'in-force'],
      ['人B', '组织B', 'committee-member', 'in-force'],
      ['人C', '组织J', 'director', 'ended'],
    ]);
    const lines = await rows(
      `SELECT c.kind, c.by_name, c.reason FROM core.appointment_change c JOIN core.appointment a ON a.id = c.appointment_id
       JOIN core.organisation o ON o.id = a.organisation_id WHERE o.district_id = $1`,
      district,
    );
    expect(lines).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'imported', by_name: '王区管', reason: 'test.csv' })),
    );

    expect((await imports.preview(csv(...FILE))).counts).toMatchObject({ unchanged: 4, error: 0 });
    const exported = await imports.preview(await imports.exported());
    expect([exported.errors, exported.counts]).toEqual([[], { total: 3, new: 0, changed: 0, unchanged: 3, error: 0 }]);
    expect(await imports.step('undo', first.id)).toBe('undone');
    expect(await held()).toEqual([]);
  });

  test('ends who leaves and begins who comes in one step, and undoing takes both back', async () => {
    await imports.applied(csv(...FILE));
    const before = await held();
    const file = csv('~A,,,~Z,书记,兼任,,,,2024-01-01,2026-02-01,,', '~B,,,~Z,书记,兼任,,,,2026-02-01,,,');
    expect((await imports.preview(file)).rows.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['changed', '原无终止日期'],
      ['new', null],
    ]);
    const { id } = await imports.applied(file);
    expect(
      (await held())
        .filter(({ body: where }) => where === '组织Z')
        .map(({ person: who, state, until }) => [who, state, until]),
    ).toEqual([
      ['人A', 'ended', '2026-02-01'],
      ['人B', 'in-force', null],
    ]);
    expect(await imports.step('undo', id)).toBe('undone');
    expect(await held()).toEqual(before);
  });
});

describe('what is wrong is said row by row', () => {
  test('by itself, with its column', async () => {
    expect(
      await imports.errors(
        csv(
          ',,无编号,~D,书记,专任,,,,2024-01-01,,,',
          '~A,123,,,书计,全职,老师,,,去年,,,',
          '~A,,,~D,书记,兼任,,~J,某单位,2024-01-01,2024-01-01,2023-12-31,身份证 11010519491231002X',
        ),
      ),
    ).toEqual([
      '2 person_code: 人员编号和手机号至少填一项',
      '3 phone: 手机号不对：须为 11 位手机号，或带区号的座机',
      '3 organisation_code: 缺少组织代码',
      expect.stringMatching(/^3 post: 职务“书计”不对：可填书记、负责人/),
      '3 kind: 任职方式“全职”不对：可填专任、兼职、兼任、抽调',
      expect.stringMatching(/^3 seat: 席位“老师”不对/),
      '3 valid_from: 到任日期“去年”不是日期：请写成 2026-01-31 的样子',
      expect.stringMatching(/^4 basis: 任职依据里有身份证号/),
      '4 from_name: 来源组织代码和来源单位只填一项',
      '4 valid_to: 终止日期早于到任日期',
      '4 term_end: 任期届满早于到任日期',
    ]);
  });

  test('against people, bodies, posts and the other rows', async () => {
    await imports.applied(csv(...FILE));
    await person('L', '离任者');
    await rows(`UPDATE core.person SET state = 'left' WHERE code = $1`, `${code}L`);
    expect(
      await imports.errors(
        csv(
          '~X,,,~D,委员,兼任,,,,2026-01-01,,,',
          '~A,,,~X,委员,兼任,,,,2026-01-01,,,',
          '~A,,别名,~D,委员,兼任,,,,2026-01-01,,,',
          '~L,,,~D,委员,兼任,,,,2026-01-01,,,',
          '~A,,,~D,主任,兼任,,,,2026-01-01,,,',
          '~A,,,~D,委员,兼任,社区民警,,,2026-01-02,,,',
          '~A,,,~D,副书记,兼职,,,,2019-01-01,,,',
          '~B,,,~D,副书记,抽调,,~D,,2026-01-01,,,',
          '~B,,,~Z,书记,兼任,,,,2026-01-01,,,',
          '~A,,,~J,副主任,专任,,,,2026-01-01,,,',
          '~C,,,~J,主任,兼任,,,,2026-01-01,,,',
          '~B,,,~J,主任,兼任,,,,2026-03-01,,,',
          '~B,,,~D,委员,专任,,,,2026-01-01,,,',
          '~B,,,~Z,委员,专任,,,,2026-01-01,,,',
          '~A,,,~D,书记,兼职,,,,2024-01-01,,2028-01-01,',
          '~C,,,~J,主任,抽调,,,,2024-05-01,2027-01-01,,',
        ),
      ),
    ).toEqual([
      `2 person_code: 没有编号或手机号为 ${code}X 的人员，或不在您的管辖范围内`,
      `3 organisation_code: 没有代码为 ${code}X 的组织，或它不在您的管辖范围内`,
      '4 name: 编号或手机号对应的人员不叫这个名字',
      '5 person_code: “离任者”已经离开，请先在人员页恢复',
      '6 post: “组织D”是党委，没有这个职务',
      '7 seat: 只有大党委才分席位，“组织D”没有席位',
      '8 valid_from: “组织D”2020-01-01 才成立，任职不能早于这一天',
      '8 from_name: 兼职和抽调须填来源组织代码或来源单位',
      '9 from_code: 来源组织就是任职的组织',
      '9 valid_to: 抽调须填终止日期',
      '10 post: 人A自 2024-01-01 起任这个职务，时间重叠',
      '11 kind: 此人在这段时间已有专任职务，专任同时只能有一个',
      '13 post: 与第 12 行是同一职务，时间重叠',
      '15 kind: 此人在第 14 行已有专任职务，时间重叠',
      '16 kind: 任职方式现为“full”，不能通过导入更改'.replace('full', '专任'),
      '16 term_end: 任期届满现为“2029-12-31”，不能通过导入更改',
      '17 valid_to: 终止日期现为“2025-05-01”，不能通过导入更改',
    ]);
  });
});

test('whoever imports decides where the superior body stands, and no lower', async () => {
  const inGrid = importer(server, await server.person('网格', MAY, grid), 'appointments');
  await person('G', '网格人', grid);
  expect(
    await inGrid.errors(
      csv(
        '~G,,,~Z,书记,兼任,,,,2026-01-01,,,',
        '~A,,,~Z,委员,兼任,,,,2026-01-01,,,',
        '~G,,,~D,委员,兼任,,,,2026-01-01,,,',
      ),
    ),
  ).toEqual([
    '2 organisation_code: 导入即生效，“组织Z”的任职须由社区一级决定：您在这里没有审批权限',
    `3 person_code: 没有编号或手机号为 ${code}A 的人员，或不在您的管辖范围内`,
    `4 organisation_code: 没有代码为 ${code}D 的组织，或它不在您的管辖范围内`,
  ]);
  const keeper = importer(
    server,
    await server.person(
      '不审批',
      MAY.filter((id) => !/approve|end/.test(id)),
      district,
    ),
    'appointments',
  );
  await imports.applied(csv(...FILE));
  expect(
    await keeper.errors(csv('~C,,,~D,委员,兼任,,,,2026-01-01,,,', '~A,,,~Z,书记,兼任,,,,2024-01-01,2026-02-01,,')),
  ).toEqual([
    '2 organisation_code: 导入即生效，“组织D”的任职须由区一级决定：您在这里没有审批权限',
    '3 valid_to: “组织Z”的任职须由社区一级终止：您在这里没有这项权限',
  ]);
});

test('undoing is refused once grants rest on one of them, or ended with one', async () => {
  const { id } = await imports.applied(csv(...FILE));
  const first = (await held()).find(({ body: where }) => where === '组织D');
  const account = await server.platform.account('人A');
  await server.platform.grant(account, ['core.unit.read'], street);
  await rows('UPDATE core."grant" SET appointment_id = $2 WHERE account_id = $1', account, first?.id);
  expect(await imports.step('undo', id)).toBe('appointments-have-grants');
  const later = await imports.applied(csv('~A,,,~D,书记,专任,,,,2024-01-01,2026-02-01,,'));
  expect(await rows('SELECT end_reason FROM core."grant" WHERE account_id = $1', account)).toEqual([
    { end_reason: 'appointment-ended' },
  ]);
  expect(await imports.step('undo', later.id)).toBe('appointments-ended-grants');
});
