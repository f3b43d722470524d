import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ScopedDb } from '@linli/sdk-server';
import { importer } from '../data-import/testing/importer.ts';
import { readCells } from '../data-import/testing/read-cells.ts';
import type { Importer } from '../data-import/testing/importer.ts';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { VaultKeys } from '../privacy/vault-keys.ts';
import { startUnitServer } from '../unit/testing/unit-server.ts';
import type { UnitServer } from '../unit/testing/unit-server.ts';

const MAY = ['read', 'create', 'update', 'import'].map((verb) => `core.person.${verb}`);
const HEADER = '人员编号,姓名,手机号,区划代码\n';

let server: UnitServer;
/** Each test has a district of its own, and phone numbers that begin with its code. */
let code: string;
let district: number;
let street: number;
let admin: { id: string };
let imports: Importer;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  code = String(500_000 + ++tests);
  district = await server.platform.unit('district', 1, `区${code}`, code);
  street = await server.platform.unit('street', district, '东街道', `${code}001`);
  admin = await server.person('王区管', MAY, district);
  imports = importer(server, admin, 'people');
});

const csv = (...lines: string[]) => HEADER + lines.map((line) => line.replaceAll('~', code)).join('\n');
const rows = async <T extends object>(sql: string, ...parameters: unknown[]) =>
  (await server.database.client.query<T>(sql, parameters)).rows;
const phone = (end: number) => `13${code}${String(end).padStart(3, '0')}`;
interface Kept {
  id: string;
  code: string | null;
  name: string;
  unit: string;
  phone: Buffer | null;
  version: number;
}
const people = () =>
  rows<Kept>(
    `SELECT p.id, p.code, p.name, u.name AS unit, p.phone, p.version FROM core.person p JOIN core.unit u ON u.id = p.unit_id
     WHERE p.district_id = $1 ORDER BY p.code, p.name`,
    district,
  );
/** The number as the vault opens it, on the test's own connection. */
async function plain(person: Kept | undefined): Promise<string | null> {
  const query = async (sql: string, parameters: unknown[]) =>
    (await server.database.client.query(sql, parameters)).rows;
  const db = { manager: { query } } as unknown as ScopedDb;
  return new SubjectVault(db, server.app.get(VaultKeys)).open(
    person?.id ?? randomUUID(),
    'phone',
    person?.phone ?? null,
  );
}
const masked = (number: string) => `${number.slice(0, 3)}****${number.slice(-4)}`;

describe('a file of people', () => {
  test('is imported with its numbers sealed, is unchanged the second time, and can be undone', async () => {
    const file = csv(`~A,王芳,${phone(1)},~001`, `,李雷,+86 ${phone(2)},~`, '~C,韩梅,,~001');
    const first = await imports.preview(file);
    expect(first.counts).toEqual({ total: 3, new: 3, changed: 0, unchanged: 0, error: 0 });
    expect(first.rows[0]?.cells[2]).toBe(masked(phone(1)));
    // Nowhere in the database, neither in the file that waits nor in its rows, stands a number in the clear.
    const kept = await rows<{ text: string }>(
      `SELECT encode(bytes, 'escape') AS text FROM core.import_chunk WHERE import_id = $1
       UNION ALL SELECT rows::text FROM core.import_block WHERE import_id = $1
       UNION ALL SELECT row_to_json(d)::text FROM core.data_import d WHERE id = $1
       UNION ALL SELECT row_to_json(f)::text FROM core.import_fault f WHERE import_id = $1`,
      first.id,
    );
    expect(kept.length).toBeGreaterThanOrEqual(3);
    for (const { text } of kept) expect(text).not.toContain(phone(1));

    expect(await imports.step('apply', first.id)).toBe('applied');
    const made = await people();
    expect(made.map(({ name, unit }) => [name, unit])).toEqual([
      ['王芳', '东街道'],
      ['韩梅', '东街道'],
      ['李雷', `区${code}`],
    ]);
    expect([await plain(made[0]), await plain(made[1]), await plain(made[2])]).toEqual([phone(1), null, phone(2)]);

    expect((await imports.preview(file)).counts).toMatchObject({ unchanged: 3, error: 0 });
    expect(await imports.step('undo', first.id)).toBe('undone');
    expect(await people()).toEqual([]);
    const keys = await rows<{ wrapped: Buffer | null }>(
      'SELECT wrapped FROM core.subject_key WHERE subject_id = $1',
      made[0]?.id,
    );
    expect(keys).toEqual([{ wrapped: null }]);
  });

  test('that was exported is masked, and changes nothing', async () => {
    await imports.applied(csv(`~A,王芳,${phone(1)},~001`, `,李雷,${phone(2)},~`));
    const table = await imports.exported();
    expect(table).toContain(masked(phone(1)));
    expect(table).not.toContain(phone(1));
    const again = await imports.preview(table);
    expect([again.errors, again.counts]).toEqual([[], { total: 2, new: 0, changed: 0, unchanged: 2, error: 0 }]);
    expect(
      await rows(
        `SELECT kind FROM core.audit_entry WHERE kind = 'export' AND target = 'people' AND account_id = $1`,
        admin.id,
      ),
    ).toHaveLength(1);
  });

  test('changes name, unit and number, and undoing puts them back', async () => {
    await imports.applied(csv(`~A,王芳,${phone(1)},~001`));
    const [before] = await people();
    const file = csv(`~A,王芳芳,${phone(9)},~`);
    expect((await imports.preview(file)).rows.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['changed', '原姓名：王芳；原区划代码：东街道；手机号有变化'],
    ]);
    const { id } = await imports.applied(file);
    const [now] = await people();
    expect([now?.name, now?.unit, await plain(now)]).toEqual(['王芳芳', `区${code}`, phone(9)]);
    expect(await imports.step('undo', id)).toBe('undone');
    expect(await people()).toEqual([{ ...before, version: 3 }]);
  });
});

describe('what is wrong is said row by row', () => {
  test('by itself, and never repeats a number', async () => {
    const errors = await imports.errors(
      csv(
        ',,,~001',
        '甲 乙,=王,12345,12x',
        '11010519491231002X,王芳,,~001',
        `~D,联系 ${phone(3)},,~001`,
        '~E,王芳,1380013800,~001',
      ),
    );
    expect(errors).toEqual([
      '2 name: 缺少姓名',
      '3 code: 人员编号“甲乙”不对：字母、数字、- 和 _，不超过 40 个；已有的编号表示更新，没有的表示新增',
      '3 name: 姓名“=王”不对：1 至 40 个字，不能以 = + - @ 开头',
      '3 unit_code: 区划代码“12x”不对：记录所在区划的代码',
      '3 phone: 手机号不对：须为 11 位手机号，或带区号的座机',
      expect.stringMatching(/^4 code: 人员编号里有身份证号/),
      '6 phone: 手机号不对：须为 11 位手机号，或带区号的座机',
    ]);
    expect(errors.join()).not.toContain('12345');
  });

  test('against people, units and the other rows', async () => {
    await imports.applied(csv(`~A,王芳,${phone(1)},~001`, '~B,李雷,,~001'));
    await rows(`UPDATE core.person SET state = 'left' WHERE code = $1`, `${code}B`);
    expect(
      await imports.errors(
        csv(
          ',无名,,~001',
          '~N1,甲,,999999',
          '~N2,乙,,',
          `,别人,${phone(1)},~001`,
          `~N3,王芳,${phone(1)},~001`,
          '~B,李雷,,~001',
          `~N4,丙,138****0000,~001`,
          `~N5,丁,${phone(5)},~001`,
          `~N6,戊,${phone(5)},~001`,
          `~N5,丁,,~001`,
          `#${randomUUID()},己,,~001`,
        ),
      ),
    ).toEqual([
      '2 code: 人员编号和手机号至少填一项，否则再次导入时认不出是同一人',
      '3 unit_code: 没有代码为 999999 的区划',
      '4 unit_code: 缺少区划代码',
      '5 phone: 这个手机号已登记给另一位人员',
      '6 phone: 这个手机号已登记给另一位人员',
      '7 code: “李雷”已经离开，请先在人员页恢复',
      '8 phone: 手机号不完整：新增的人员须填完整的手机号',
      expect.stringMatching(/^10 phone: 手机号“.*\*\*\*\*.*”与第 9 行重复$/),
      `11 code: 人员编号“${code}N5”与第 9 行重复`,
      expect.stringMatching(/^12 code: 没有编号或手机号为 #.* 的人员，或不在您的管辖范围内$/),
    ]);
  });

  test('a namesake in the same unit is told, and is no error', async () => {
    await imports.applied(csv('~A,王芳,,~001'));
    expect((await imports.preview(csv('~B,王芳,,~001'))).rows).toMatchObject([
      { outcome: 'new', note: '本区划已有同名人员' },
    ]);
  });
});

describe('who may import', () => {
  test('reaches no further than their unit, and learns nothing of people elsewhere', async () => {
    const west = await server.platform.unit('street', district, '西街道', `${code}002`);
    await imports.applied(csv(`~A,王芳,${phone(1)},~001`, '~W,西街人,,~002'));
    const inWest = importer(server, await server.person('同事', MAY, west), 'people');
    const errors = await inWest.errors(csv('~A,王芳,,~002', `,王芳,${phone(1)},~002`, '~N,甲,,~001'));
    expect(errors).toEqual([
      `2 code: 代码 ${code}A 不在您的管辖范围内`,
      '3 phone: 这个手机号已登记给另一位人员',
      `4 unit_code: 代码 ${code}001 不在您的管辖范围内`,
    ]);
    const only = importer(server, await server.person('只导入', ['core.person.import'], west), 'people');
    expect(await only.errors(csv('~N,甲,,~002', '~W,西街人人,,~002'))).toEqual([
      '2 code: 您不能在“西街道”登记人员',
      '3 code: 您不能维护“西街人”',
    ]);
    expect((await inWest.exported()).includes('王芳')).toBe(false);
  });

  test('the rows with errors come back with whole numbers to whoever sent them, and masked to others', async () => {
    const { id } = await imports.preview(csv(`~A,,${phone(1)},~001`));
    const sheet = async (account: { id: string }) =>
      (await server.app.inject({ url: `/imports/people/${id}/errors`, headers: { 'x-test-account': account.id } }))
        .rawPayload;
    expect(await readCells(await sheet(admin))).toContain(phone(1));
    const colleague = await server.person('同事', MAY, 1);
    const others = await readCells(await sheet(colleague));
    expect(others).toContain(masked(phone(1)));
    expect(others).not.toContain(phone(1));
  });
});

describe('undoing', () => {
  test('is refused once somebody holds a post or was changed, and names them', async () => {
    const { id } = await imports.applied(csv(`~A,王芳,${phone(1)},~001`));
    const [person] = await people();
    const body = await server.platform.organisation(street);
    await rows(
      `INSERT INTO core.post_type (id, title, organisation_types, position) VALUES ('head', '{}', '{organ}', 1) ON CONFLICT DO NOTHING`,
    );
    await rows(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from) VALUES (gen_random_uuid(), $1, $2, 'head', 'concurrent', 'in-force', '2026-01-01')`,
      person?.id,
      body,
    );
    expect(await imports.step('undo', id)).toBe('people-have-posts');
    await rows('DELETE FROM core.appointment WHERE person_id = $1', person?.id);
    await rows('UPDATE core.person SET version = version + 1 WHERE id = $1', person?.id);
    expect(await imports.step('undo', id)).toBe('changed-since');
  });
});

test('whoever is erased is erased from what an import keeps for the way back too', async () => {
  await imports.applied(csv(`~A,王芳,${phone(1)},~001`));
  const { id } = await imports.applied(csv('~A,王芳芳,,~001'));
  const kept = () => rows<{ before: object | null }>('SELECT before FROM core.import_effect WHERE import_id = $1', id);
  expect(await kept()).toEqual([{ before: expect.objectContaining({ name: '王芳' }) }]);
  await rows(
    `UPDATE core.person SET state = 'anonymised', name = '***', phone = NULL, phone_hash = NULL, version = version + 1 WHERE code = $1`,
    `${code}A`,
  );
  expect(await kept()).toEqual([{ before: null }]);
  expect(await imports.step('undo', id)).toBe('changed-since');
});

test.each(['身份证号', '宗教信仰', '政治面貌评分', '人脸照片'])(
  'a file with the column %s is refused in words',
  async (column) => {
    const refused = await imports.preview(`人员编号,姓名,手机号,区划代码,${column}\nA1,甲,,1,x\n`);
    expect(refused).toMatchObject({ state: 'refused', problem: { code: 'core.import.denied-column' } });
    expect(refused.problem?.title).toContain(column);
  },
);
