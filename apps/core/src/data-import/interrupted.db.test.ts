import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { IMPORT_NOUNS } from '@linli/contracts';
import { startUnitServer } from '../unit/testing/unit-server.ts';
import type { UnitServer } from '../unit/testing/unit-server.ts';
import { importer } from './testing/importer.ts';
import type { Importer } from './testing/importer.ts';

const MAY = ['read', 'approve', 'update', 'import'].map((verb) => `core.organisation.${verb}`);

/** The blank that Chinese input methods write. */
const IDEOGRAPHIC_SPACE = '\u3000';

let server: UnitServer;
let code: string;
let imports: Importer;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  code = String(700_000 + ++tests);
  const district = await server.platform.unit('district', 1, `区${code}`, code);
  imports = importer(server, await server.person('王区管', MAY, district), 'organisations');
});

const file = () =>
  `组织代码,组织名称,组织类型,区划代码\n${[1, 2, 3].map((n) => `${code}E${n},企业${n},企业,${code}`).join('\n')}`;
const query = async <T extends object>(sql: string, ...parameters: unknown[]) =>
  (await server.database.client.query<T>(sql, parameters)).rows;
const made = async () => (await query('SELECT id FROM core.organisation WHERE code LIKE $1', `${code}E%`)).length;
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await condition()); await sleep(20))
    if (Date.now() > end) throw new Error(`never: ${condition.toString()}`);
}

/** Begins to apply, and stops when the bodies are written but their history is not. */
async function inTheMiddle(id: string): Promise<void> {
  await query('BEGIN');
  await query('LOCK TABLE core.organisation_change IN EXCLUSIVE MODE');
  const apply = imports.step('apply', id).catch(() => 'cut off');
  await until(async () => {
    const waiting = await query(
      `SELECT FROM pg_locks WHERE relation = 'core.organisation_change'::regclass AND NOT granted`,
    );
    return waiting.length > 0;
  });
  // What a restart does to every session.
  await query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await query('ROLLBACK');
  await apply;
}

test('a database that restarts in the middle of an import leaves nothing half done; the import says so and can be repeated', async () => {
  const { id } = await imports.preview(file());
  await inTheMiddle(id);
  const after = await imports.settled(id);
  expect([after.state, after.step, await made()]).toEqual(['interrupted', 'apply', 0]);
  expect(after.counts.new).toBe(3);
  expect(await imports.step('retry', id)).toBe('applied');
  expect(await made()).toBe(3);
  expect(await imports.step('undo', id)).toBe('undone');
  expect(await made()).toBe(0);
});

test('an import whose core was killed is found by whoever looks next, and can be repeated', async () => {
  const { id } = await imports.preview(file());
  // A killed core has given its lock up and can say nothing itself.
  await query(`UPDATE core.data_import SET state = 'working', step = 'apply' WHERE id = $1`, id);
  expect((await imports.settled(id)).state).toBe('interrupted');
  expect(await made()).toBe(0);
  expect(await imports.step('retry', id)).toBe('applied');
});

test('the template of each noun is understood as it is: what is wrong with its example is only that nobody knows it here', async () => {
  const all = IMPORT_NOUNS.flatMap((noun) => {
    const one = {
      units: 'unit',
      organisations: 'organisation',
      people: 'person',
      appointments: 'appointment',
      grants: 'grant',
    }[noun];
    return [`core.${one}.import`, `core.${one}.read`];
  });
  const anybody = await server.person('填表人', all, 1);
  for (const noun of IMPORT_NOUNS) {
    const answer = await server.app.inject({
      url: `/imports/${noun}/template`,
      headers: { 'x-test-account': anybody.id },
    });
    expect(answer.statusCode).toBe(200);
    const { state, counts, errors, columns } = await importer(server, anybody, noun).preview(answer.rawPayload);
    expect([noun, state, counts.total]).toEqual([noun, 'previewed', 1]);
    for (const { title } of columns) expect(title).toMatch(/\p{Script=Han}/u);
    for (const each of errors)
      expect(each.code).toMatch(/^unknown-(unit|organisation|person|account|role|parent)$|^may-not-add$/);
  }
});

test('what people do to workbooks does no harm: a title above the header, full-width letters, columns in another order, blanks', async () => {
  const table = [
    '2026 年组织名册,,,',
    '',
    ` 区划代码 , 组织 名称 ,*组织类型,组织代码`,
    `${code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))},甲公司, 企${IDEOGRAPHIC_SPACE}业 ,${code}Ｅ１`,
    ',,,',
  ].join('\n');
  const found = await imports.applied(table);
  expect(found.counts).toMatchObject({ total: 1, new: 1 });
  expect(await made()).toBe(1);
});
