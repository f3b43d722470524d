// Long because an import is tried from file to undo on one server, whose start costs more than a test.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { importer } from '../data-import/testing/importer.ts';
import type { Importer } from '../data-import/testing/importer.ts';
import { startUnitServer } from '../unit/testing/unit-server.ts';
import type { UnitServer } from '../unit/testing/unit-server.ts';

const MAY = ['read', 'approve', 'update', 'import'].map((verb) => `core.organisation.${verb}`);
const HEADER =
  '组织代码,组织名称,组织类型,细分类型,隶属系统,上级组织代码,设在,区划代码,楼门或社团,所在组织代码,统一社会信用代码,联系方式,设立依据,成立日期\n';

let server: UnitServer;
/** Each test has a district of its own. */
let code: string;
let district: number;
let street: number;
let imports: Importer;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  code = String(300_000 + ++tests);
  district = await server.platform.unit('district', 1, `区${code}`, code);
  street = await server.platform.unit('street', district, '东街道', `${code}001`);
  const community = await server.platform.unit('community', street, '团结社区', `${code}001001`);
  await server.platform.unit('grid', community, '第一网格', `${code}001001001`);
  await server.platform.unit('grid', community, '第二网格', `${code}001001002`);
  imports = importer(server, await server.person('王区管', MAY, district), 'organisations');
});

const csv = (...lines: string[]) => HEADER + lines.map((line) => line.replaceAll('~', code)).join('\n');
const rows = async <T extends object>(sql: string, ...parameters: unknown[]) =>
  (await server.database.client.query<T>(sql, parameters)).rows;
/** All bodies of the district: what must be the same before an import and after it was undone. */
const register = () =>
  rows(
    `SELECT o.code, o.name, o.type, o.subtype, o.line, s.code AS superior, o.anchor_kind, o.anchor_place, a.code AS anchor, u.name AS unit,
       o.credit_code, o.contact, o.basis, o.state, to_char(o.valid_from, 'YYYY-MM-DD') AS since, o.grid_id, o.community_id
     FROM core.organisation o JOIN core.unit u ON u.id = o.unit_id LEFT JOIN core.organisation s ON s.id = o.superior_id
     LEFT JOIN core.organisation a ON a.id = o.anchor_organisation_id WHERE o.district_id = $1 ORDER BY o.code, o.name`,
    district,
  );

/** A committee, below it a branch of a grid, a property company with a branch in it, a club's branch and a group. */
const FILE = [
  '~Z1,第一网格党支部,党支部,网格党支部,,~D1,,~001001001,,,,,,2026-01-01',
  '~Z2,物业党支部,党支部,,党的系统,~D1,组织,,,~W1,,,,2026/2/1',
  '~W1,安居物业,物业公司,,,,区划,~001001,,,,示例路 1 号,,',
  '~Z3,书画社党支部,党支部,功能型党支部,,~D1,社团,~001001,书画社,,,,,',
  '~X1,三门党小组,党小组,,,~Z1,楼门,~001001001,三门,,,,,',
  '~D1,团结社区党委,党委,,,,,~001001,,,,,示例批复〔2026〕1 号,2025-07-01',
];

describe('a file of bodies', () => {
  test('in any order is put in force at once, is unchanged the second time, and can be undone', async () => {
    const before = await register();
    const first = await imports.applied(csv(...FILE));
    expect(first.counts).toEqual({ total: 6, new: 6, changed: 0, unchanged: 0, error: 0 });
    const made = await register();
    expect(made).toHaveLength(6);
    expect(made).toContainEqual(
      expect.objectContaining({
        code: `${code}Z2`,
        anchor: `${code}W1`,
        unit: '团结社区',
        superior: `${code}D1`,
        since: '2026-02-01',
        state: 'active',
      }),
    );
    const [line] = await rows<{ kind: string; by_name: string; reason: string; after: object }>(
      `SELECT c.* FROM core.organisation_change c JOIN core.organisation o ON o.id = c.organisation_id WHERE o.code = $1`,
      `${code}Z1`,
    );
    expect(line).toMatchObject({
      kind: 'imported',
      by_name: '王区管',
      reason: 'test.csv',
      after: { superior: '团结社区党委', state: 'active' },
    });

    expect((await imports.preview(csv(...FILE))).counts).toMatchObject({ unchanged: 6, new: 0, changed: 0 });
    expect(await imports.step('undo', first.id)).toBe('undone');
    expect(await register()).toEqual(before);
  });

  test('that was exported changes nothing, also where a body or a unit has no code', async () => {
    await imports.applied(csv(...FILE));
    await rows(`UPDATE core.organisation SET code = NULL WHERE code = $1`, `${code}D1`);
    await rows(`UPDATE core.unit SET code = NULL WHERE code = $1`, `${code}001001002`);
    const table = await imports.exported();
    expect(table.split('\n')[0]).toContain('组织代码');
    const again = await imports.preview(table);
    expect([again.errors, again.counts]).toEqual([[], { total: 6, new: 0, changed: 0, unchanged: 6, error: 0 }]);
    expect(
      await rows(
        `SELECT after FROM core.audit_entry WHERE kind = 'export' AND target = 'organisations' ORDER BY id DESC LIMIT 1`,
      ),
    ).toEqual([{ after: { format: 'csv' } }]);
  });

  test('changes what it says, leaves what it leaves empty, moves what is anchored inside, and undoing puts all back', async () => {
    await imports.applied(csv(...FILE));
    const before = await register();
    const file = csv(
      '~W1,安居物业,物业公司,,,,,~001001002,,,,,,',
      '~Z1,第一网格党支部,党支部,,,,,,,,91350100M000100Y43,新电话,,',
    );
    const shown = await imports.preview(file);
    expect(shown.rows.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['changed', '原区划代码：团结社区'],
      ['changed', '原无统一社会信用代码；原无联系方式'],
    ]);
    const { id } = await imports.applied(file);
    const now = (await register()) as { code: string }[];
    expect(now).toContainEqual(
      expect.objectContaining({ code: `${code}W1`, unit: '第二网格', contact: '示例路 1 号' }),
    );
    expect(now).toContainEqual(expect.objectContaining({ code: `${code}Z2`, unit: '第二网格' }));
    expect(await imports.step('undo', id)).toBe('undone');
    expect(await register()).toEqual(before);
    const lines = await rows<{ before: object }>(
      `SELECT c.before FROM core.organisation_change c JOIN core.organisation o ON o.id = c.organisation_id
       WHERE o.code = $1 ORDER BY c.id DESC LIMIT 2`,
      `${code}W1`,
    );
    expect(lines).toEqual([{ before: { unit: '第二网格' } }, { before: { unit: '团结社区' } }]);
  });

  test('lets two bodies exchange their credit codes', async () => {
    const [one, two] = ['91350100M000100Y43', '91110000600037341L'];
    const lines = (a: string, b: string) =>
      csv(`~A,甲公司,企业,,,,,~001,,,${a},,,`, `~B,乙公司,企业,,,,,~001,,,${b},,,`);
    await imports.applied(lines(one, two));
    const { id } = await imports.applied(lines(two, one));
    expect(await imports.step('undo', id)).toBe('undone');
    expect((await imports.preview(lines(one, two))).counts.unchanged).toBe(2);
  });
});

describe('what is wrong is said row by row', () => {
  test('by itself, with its column', async () => {
    const errors = await imports.errors(
      csv(
        ',,,,,,,,,,,无,,',
        '甲 乙,=1+1,社团法人,,,,,12a,,,,,,昨天',
        '~A,甲公司,企业,网格,党,,,~001,,,123,,,',
        '~B,乙公司,企业,,,,,~001,三门,~W,,联系人身份证 11010519491231002X,,',
        '11010519491231002X,丙公司,企业,,,,组织,~001,,,,,,',
      ),
    );
    expect(errors).toEqual([
      '2 code: 缺少组织代码',
      '2 name: 缺少组织名称',
      '2 type: 缺少组织类型',
      '3 code: 组织代码“甲乙”不对：字母、数字、- 和 _，不超过 40 个；已有的代码表示更新，没有的表示新增',
      '3 name: 组织名称“=1+1”不对：1 至 80 个字，不能以 = + - @ 开头',
      expect.stringContaining('3 type: 组织类型“社团法人”不对：可填党委、党总支'),
      '3 unit_code: 区划代码“12a”不对：所在区划的代码；设在组织中的留空',
      '3 valid_from: 成立日期“昨天”不是日期：请写成 2026-01-31 的样子',
      '4 credit_code: 统一社会信用代码“123”不对：18 位，末位是校验码',
      '4 subtype: 企业没有这种细分类型',
      expect.stringMatching(/^5 contact: 联系方式里有身份证号（.*）：平台不保存这类号码，请删去后再导入$/),
      '5 unit_code: 设在组织中的，区划随所在组织，请留空',
      '5 place: 只有设在楼门或社团的才填',
      expect.stringMatching(/^6 code: 组织代码里有身份证号/),
      '6 unit_code: 设在组织中的，区划随所在组织，请留空',
    ]);
  });

  test('against the tree, the register and the other rows', async () => {
    await imports.applied(csv(...FILE));
    const errors = await imports.errors(
      csv(
        '~N1,甲支部,党支部,,,~NO,,~001,,,,,,',
        '~N2,乙支部,党支部,,,,,999999999,,,,,,',
        '~N2,丙支部,党支部,,,~D1,,~001,,,,,,',
        '~N3,丁支部,党支部,,,~W1,,~001001,,,,,,',
        '~N4,戊支部,党支部,网格党支部,,~D1,,~001001,,,,,,',
        '~N5,己支部,党支部,网格党支部,,~D1,,~001001001,,,,,,',
        '~Z3,书画社党支部,党支部,网格党支部,,,,,,,,,,',
        '~N6,安居物业,物业公司,,,,,~001001,,,,,,',
        '~N7,庚支部,党支部,,,,,~001001,,,,,,',
        '~N8,辛支部,党支部,,,~D1,,~001,,,,,,',
        '~W1,安居物业,物业公司,,,,,,,,,,,2026-05-05',
        '~N9,壬队,队伍,,社会组织,,,,,~N10,,,,',
        '~N10,癸队,队伍,,社会组织,,,,,~N9,,,,',
        '~N11,子公司,企业,,,,,~001,,,,,,2099-01-01',
      ),
    );
    const taken = [`2 superior_code: 没有代码为 ${code}NO 的组织，或它不在您的管辖范围内`];
    expect(errors).toEqual([
      ...taken,
      '3 unit_code: 没有代码为 999999999 的区划',
      `4 code: 组织代码“${code}N2”与第 3 行重复`,
      '5 superior_code: “安居物业”不能是党支部的上级',
      '6 unit_code: 党支部不能设在“团结社区”',
      '7 unit_code: 一个区划只能有一个党支部，这里已有“第一网格党支部”',
      '8 type: “书画社党支部”现为党支部，类型不能更改',
      '9 name: 这里已有同类型的“安居物业”',
      '10 superior_code: 党支部必须有上级组织',
      '11 superior_code: 上级“团结社区党委”须在同一区划或上级区划',
      expect.stringMatching(/^12 valid_from: 成立日期现为 \d{4}-\d\d-\d\d，不能更改$/),
      `13 anchor_code: “${code}N9”经由其他组织成了自己的上级`,
      `14 anchor_code: “${code}N10”经由其他组织成了自己的上级`,
      '15 valid_from: 2099-01-01 还没有到',
    ]);
  });

  test('a body cannot come to stand above itself, through rows and through what is there', async () => {
    await imports.applied(
      csv('~A,甲党委,党委,,,,,~,,,,,,', '~B,乙党委,党委,,,~A,,~,,,,,,', '~C,丙党委,党委,,,~B,,~,,,,,,'),
    );
    expect(await imports.errors(csv('~A,甲党委,党委,,,~C,,,,,,,,'))).toEqual([
      `2 superior_code: “${code}A”经由其他组织成了自己的上级`,
    ]);
  });
});

describe('who may import', () => {
  test('reaches no further than their unit, and does the approver’s act only where they could', async () => {
    const west = await server.platform.unit('street', district, '西街道', `${code}002`);
    await imports.applied(csv(...FILE, '~E,西街企业,企业,,,,,~002,,,,,,'));
    const of = async (permissions: string[], unit: number) =>
      importer(server, await server.person('同事', permissions, unit), 'organisations');
    const inWest = await of(MAY, west);
    expect(
      await inWest.errors(
        csv(
          '~W1,安居物业,物业公司,,,,,,,,,,,',
          '~N1,甲公司,企业,,,,,~001,,,,,,',
          '~N2,乙队,队伍,,社会组织,,,,,~W1,,,,',
        ),
      ),
    ).toEqual([
      `2 code: 代码 ${code}W1 不在您的管辖范围内`,
      `3 unit_code: 代码 ${code}001 不在您的管辖范围内`,
      `4 anchor_code: 没有代码为 ${code}W1 的组织，或它不在您的管辖范围内`,
    ]);
    expect(await inWest.errors(csv('~N3,西街机关,机关,,政府系统,,,~002,,,,,,'))).toEqual([
      '2 code: 导入即生效，机关须有区的审批权限：您在这里没有',
    ]);
    const without = await of(['core.organisation.read', 'core.organisation.import'], west);
    expect(await without.errors(csv('~N4,丙公司,企业,,,,,~002,,,,,,', '~E,西街企业,企业,,,,,,,,,新电话,,'))).toEqual([
      '2 code: 导入即生效，企业须有街道的审批权限：您在这里没有',
      '3 code: 您不能维护“西街企业”',
    ]);
    expect((await inWest.exported()).split('\n').filter((line) => line.includes(code))).toHaveLength(1);
    const reader = await server.person('看客', ['core.organisation.read'], district);
    expect((await importer(server, reader, 'organisations').upload(csv(...FILE))).status).toBe(403);
  });
});

describe('undoing', () => {
  test('is refused once something was built on what the import made, and names it', async () => {
    const { id } = await imports.applied(csv(...FILE));
    const at = async (what: string) =>
      (await rows<{ id: string }>('SELECT id FROM core.organisation WHERE code = $1', `${code}${what}`))[0]?.id;
    const undone = async () => [await imports.step('undo', id), (await imports.get(id)).undoable];
    await rows(`UPDATE core.organisation SET version = version + 1, contact = '改' WHERE code = $1`, `${code}Z1`);
    expect(await undone()).toEqual(['changed-since', false]);
    await rows(`UPDATE core.organisation SET version = version - 1 WHERE code = $1`, `${code}Z1`);

    await rows(
      `INSERT INTO core.organisation (id, type, name, line, anchor_kind, unit_id, state, superior_id)
       VALUES (gen_random_uuid(), 'branch', '手工支部', 'party', 'unit', $1, 'active', $2)`,
      street,
      await at('D1'),
    );
    expect(await undone()).toEqual(['in-use', false]);
    await rows(`DELETE FROM core.organisation WHERE name = '手工支部'`);

    const worker = await server.platform.account('李网格');
    await server.platform.grantAt(worker, ['core.unit.read'], (await at('Z1')) ?? '');
    expect(await undone()).toEqual(['organisation-has-grants', false]);
    await server.platform.revoke(worker);
    expect(await undone()).toEqual(['undone', false]);
  });
});

test('a file with a column that must not exist is refused in words', async () => {
  const refused = await imports.preview('组织代码,组织名称,组织类型,负责人身份证号\nA1,甲,企业,1\n');
  expect(refused).toMatchObject({ state: 'refused', problem: { code: 'core.import.denied-column' } });
  expect(refused.problem?.title).toContain('负责人身份证号');
});

test('an identity number in a remark is told, and not even the preview keeps it', async () => {
  const { rows: shown, errors } = await imports.preview(
    csv('~B,乙公司,企业,,,,,~001,,,,身份证 11010519491231002X 备用,,'),
  );
  expect(errors.map(({ code: what }) => what)).toEqual(['personal-number']);
  expect(shown[0]?.cells).toContain('身份证 *** 备用');
  expect(JSON.stringify(shown)).not.toContain('11010519491231002X');
});

test('two imports of the same file at once: one takes effect, nothing is doubled', async () => {
  const [first, second] = [await imports.preview(csv(...FILE)), await imports.preview(csv(...FILE))];
  const ends = await Promise.all([imports.step('apply', first.id), imports.step('apply', second.id)]);
  expect(ends.sort()).toEqual(['applied', 'changed-meanwhile']);
  expect(await register()).toHaveLength(6);
});
