// Long because an import is tried from file to undo on one server, whose start costs more than a test.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DataImport, Problem, UnitChange, UnitDetail } from '@linli/contracts';
import { problemSchema, dataImportSchema } from '@linli/contracts';
import { preparePlugin } from '@linli/sdk-server';
import { ADMIN, startUnitServer } from '../unit/testing/unit-server.ts';
import type { UnitServer } from '../unit/testing/unit-server.ts';
import { settle } from '../data-import/testing/settle.ts';

type Person = Awaited<ReturnType<UnitServer['person']>>;

const HEADER = 'code,name,level,parent_code\n';
const REAL = readFileSync(path.join(import.meta.dirname, '../../../../tools/demo/data/divisions-120102.csv'));
const REAL_GB = readFileSync(path.join(import.meta.dirname, 'testing/divisions-120102.gb18030.csv'));

let server: UnitServer;
/** Each test has a district of its own. */
let code: string;
let district: number;
let street: number;
let admin: Person;
let operator: Person;
let tests = 0;

beforeAll(async () => {
  server = await startUnitServer();
  operator = await server.person('运维', ADMIN, 1);
  await preparePlugin({
    client: server.database.client,
    pluginId: 'records',
    masterKey: 'test',
    migrations: path.join(import.meta.dirname, 'testing/migrations'),
    data: { scopedTables: [{ table: 'record', read: 'x.row.read' }], personalData: [], freeText: [] },
  });
});
afterAll(() => server?.close());
beforeEach(async () => {
  code = String(200_000 + ++tests);
  district = await server.platform.unit('district', 1, `区${code}`, code);
  street = await server.platform.unit('street', district, '东街道', `${code}001`);
  admin = await server.person('王区管', ADMIN, district);
});

const csv = (...lines: string[]) => HEADER + lines.map((line) => line.replaceAll('~', code)).join('\n');
const settled = (id: string, person = admin) => settle<DataImport>(person, `/imports/units/${id}`);
const preview = async (file: Buffer | string, person = admin) => {
  const answer = await person.upload<DataImport>(file);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return dataImportSchema.parse(await settled(answer.body.id, person));
};
/** A step and its end. What is refused at once is answered as it is, and so is what a step under way came to. */
const act = async (what: 'apply' | 'undo', id: string, person = admin) => {
  const answer = await person.post<DataImport>(`/imports/units/${id}/${what}`);
  if (answer.status !== 200) return answer;
  const body = await settled(id, person);
  return body.problem ? { status: 409, body: { ...problemOf(body), ...body } } : { status: 200, body };
};
const problemOf = ({ problem }: DataImport) => ({
  type: 'about:blank',
  title: problem?.title,
  status: 409,
  code: problem?.code,
  traceId: '-',
});
const applied = async (file: Buffer | string, person = admin) => {
  const { id } = await preview(file, person);
  const answer = await act('apply', id, person);
  expect([answer.status, answer.body.state]).toEqual([200, 'applied']);
  return dataImportSchema.parse(answer.body);
};
const codeOf = (answer: { status: number; body: unknown }) => {
  const problem = problemSchema.parse(answer.body);
  expect(problem.title).not.toBe(problem.code);
  expect(JSON.stringify(problem)).not.toMatch(/\{\{|undefined/);
  return [answer.status, problem.code.replace('core.import.', '')];
};
const idOf = async (unitCode: string) =>
  (await server.database.client.query<{ id: number }>('SELECT id FROM core.unit WHERE code = $1', [unitCode])).rows[0]
    ?.id ?? 0;
/** The whole tree as text: what must be the same before an import and after it was undone. */
const tree = async () =>
  (
    await server.database.client.query(
      'SELECT id, code, name, level, parent_id, path::text, street_id, community_id, grid_id FROM core.unit ORDER BY id',
    )
  ).rows;
const history = async (id: number) => (await operator.get<{ items: UnitChange[] }>(`/units/${id}/history`)).body.items;

describe('the real file', () => {
  test('is imported, read again it changes nothing, in GB18030 neither, and it can be undone', async () => {
    const before = await tree();
    const first = await preview(REAL, operator);
    expect(first).toMatchObject({ encoding: 'utf-8', state: 'previewed', errors: [], undoable: false });
    expect(first.counts).toEqual({ total: 184, new: 184, changed: 0, unchanged: 0, error: 0 });
    expect(await tree()).toEqual(before);

    const answer = await act('apply', first.id, operator);
    expect(answer.body).toMatchObject({ state: 'applied', undoable: true });
    const { rows } = await server.database.client.query(
      `SELECT level, count(*)::integer AS n FROM core.unit WHERE code LIKE '12%' AND length(code) <> 6 OR code = '120102' GROUP BY level ORDER BY 2`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.level, row.n]))).toMatchObject({ street: 13, community: 168 });
    const community = await operator.get<UnitDetail>(`/units/${await idOf('120102001001')}`);
    expect(community.body.ancestors.map(({ name }) => name)).toEqual([
      '天津市',
      '天津市市辖区',
      '河东区',
      '大王庄街道',
    ]);
    expect(await history(community.body.id)).toMatchObject([
      {
        kind: 'created',
        by: '运维',
        reason: 'test.csv',
        after: { code: '120102001001', parent: { name: '大王庄街道' } },
      },
    ]);

    const after = await tree();
    const again = await preview(REAL, operator);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 184 });
    const gb = await preview(REAL_GB, operator);
    expect(gb).toMatchObject({ encoding: 'gb18030', counts: again.counts });
    expect(gb.rows).toEqual(again.rows);
    await act('apply', gb.id, operator);
    expect(await tree()).toEqual(after);

    const undone = await act('undo', first.id, operator);
    expect(undone.body).toMatchObject({ state: 'undone', undoable: false });
    expect(await tree()).toEqual(before);
  });

  test('a district administrator may upload it too: the units above are theirs to see, not to change', async () => {
    await applied(REAL, operator);
    const hedong = await server.person('河东区管', ADMIN, await idOf('120102'));
    expect((await preview(REAL, hedong)).counts).toMatchObject({ unchanged: 184, error: 0 });
    const changed = await preview(REAL.toString().replace('12,天津市,', '12,天津,'), hedong);
    expect(changed.counts).toMatchObject({ unchanged: 183, error: 1 });
    expect(changed.rows[0]).toMatchObject({ row: 2, outcome: 'error' });
    expect(changed.errors).toMatchObject([{ row: 2, code: 'out-of-reach', message: '代码 12 不在您的管辖范围内' }]);
  });
});

describe('a preview', () => {
  test('says each error in words, in the language that is asked for, and saves nothing', async () => {
    const file = csv('~001009,甲,社区,~001', '~001009,乙,社区,~001', ',,栋,9', '~002,丙,社区,~', '~003,丁,街道,130102');
    const before = await tree();
    const chinese = await preview(file);
    expect(chinese.counts).toEqual({ total: 5, new: 1, changed: 0, unchanged: 0, error: 4 });
    expect(chinese.rows.map(({ row }) => row)).toEqual([3, 4, 5, 6, 2]);
    expect(chinese.errors.map(({ row, message }) => `${row} ${message}`)).toEqual([
      `3 代码 ${code}001009 与第 2 行重复`,
      '4 缺少代码',
      '4 缺少名称',
      '4 “栋”不是层级：可填省、市、区、街道、社区、网格',
      '4 “9”不是代码：须为 2 至 17 位数字',
      `5 社区不能直接属于区（${code}）`,
      '6 上级代码 130102 不在文件中，也不在现有区划中',
    ]);
    const english = await admin.get<DataImport>(`/imports/units/${chinese.id}`, { 'accept-language': 'en' });
    expect(english.body.errors.map(({ message }) => message)).toContain(
      `A community cannot stand directly below a district (${code})`,
    );
    expect(codeOf(await act('apply', chinese.id))).toEqual([409, 'has-errors']);
    expect(await tree()).toEqual(before);
  });

  test('shows what would change, and from what', async () => {
    await server.platform.unit('street', district, '西街道', `${code}002`);
    await server.platform.unit('community', street, '团结社区', `${code}001001`);
    const shown = await preview(csv('~001001,和谐社区,社区,~002', '~001,东新街道,街道,~'));
    expect(shown.rows.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['changed', '原名：团结社区；原属：东街道'],
      ['changed', '原名：东街道'],
    ]);
  });

  test.each<[string, Buffer | string, Record<string, string>, unknown[]]>([
    ['an empty file', '', {}, [400, 'empty-file']],
    ['JSON', '{}', { 'content-type': 'application/json' }, [400, 'no-file']],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, [400, 'no-file']],
    ['a named picture', 'x', { 'content-type': 'image/png' }, [415, 'core.http.media-type']],
  ])('of %s is one problem', async (_, file, headers, expected) => {
    expect(codeOf(await admin.upload(file, headers))).toEqual(expected);
  });

  test.each<[string, Buffer | string, string]>([
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'not-a-table'],
    ['a letter', 'Dear all,\n\nhello\n', 'not-a-table'],
    ['UTF-16', Buffer.from('\uFEFFcode,name', 'utf16le'), 'encoding'],
    ['a header only', HEADER, 'no-rows'],
    ['a missing column', 'code,name\n12,甲\n', 'missing-column'],
    ['a column twice', 'code,name,level,parent_code,代码\n12,甲,省,,12\n', 'column-twice'],
    ['people it must not know of', 'code,name,level,parent_code,宗教信仰\n12,甲,省,,无\n', 'denied-column'],
    ['a cut-off workbook', Buffer.from('504b030414000000', 'hex'), 'damaged'],
  ])('of %s is refused in words, and can be left', async (_, file, code) => {
    const refused = await preview(file);
    expect(refused).toMatchObject({ state: 'refused', problem: { code: `core.import.${code}` } });
    expect(refused.problem?.title).not.toMatch(/^core\.|\{\{/);
    expect(refused.problem?.remedy).not.toMatch(/\{\{/);
    expect(codeOf(await act('apply', refused.id))).toEqual([409, 'not-previewed']);
  });

  test('as bytes of no named type, and with a charset, is the same', async () => {
    const file = csv('~001009,甲,社区,~001');
    for (const type of ['application/octet-stream', 'text/csv; charset=gbk'])
      expect((await settled((await admin.upload<DataImport>(file, { 'content-type': type })).body.id)).counts.new).toBe(
        1,
      );
  });

  test('is refused before the file is read to who may not import, and a file name is needed', async () => {
    const reader = await server.person('看客', ['core.unit.read'], district);
    expect((await reader.upload(Buffer.alloc(25 * 1024 * 1024, 'a'))).status).toBe(403);
    expect(
      (
        await server.call(undefined, 'POST', '/imports/units?fileName=a', {
          headers: { 'content-type': 'text/csv' },
          body: 'x',
        })
      ).status,
    ).toBe(401);
    expect((await admin.post('/imports/units', 'x', { 'content-type': 'text/csv' })).status).toBe(400);
  });

  test('is seen by its author, and by those whose reach covers all that it touches', async () => {
    const { id } = await preview(csv('~001009,甲,社区,~001'));
    const colleague = await server.person('同街', ADMIN, street);
    const elsewhere = await server.person('别区', ADMIN, await server.platform.unit('district', 1));
    const listed = async (person: Person) =>
      (await person.get<{ items: DataImport[] }>('/imports/units')).body.items.map((item) => item.id);
    for (const person of [admin, colleague, operator]) {
      expect(await listed(person)).toContain(id);
      expect((await person.get(`/imports/units/${id}`)).status).toBe(200);
    }
    expect(await listed(elsewhere)).not.toContain(id);
    expect(codeOf(await elsewhere.get(`/imports/units/${id}`))).toEqual([404, 'not-found']);
    expect(codeOf(await act('apply', id, elsewhere))).toEqual([404, 'not-found']);
    expect((await admin.get('/imports/units/nonsense')).status).toBe(404);
  });

  test('sent twice with one key is one import', async () => {
    const headers = { 'idempotency-key': `import-${code}` };
    const file = csv('~001009,甲,社区,~001');
    const [first, again] = [
      await admin.upload<DataImport>(file, headers),
      await admin.upload<DataImport>(file, headers),
    ];
    expect(again.body.id).toBe(first.body.id);
    const other = await admin.upload<Problem>(csv('~001008,甲,社区,~001'), headers);
    expect(other.body.code).toBe('core.idempotency.other-request');
  });
});

describe('applying', () => {
  test('adds, renames and moves as a whole, with a history, and undoing puts everything back', async () => {
    const west = await server.platform.unit('street', district, '西街道', `${code}002`);
    const community = await server.platform.unit('community', street, '团结社区', `${code}001001`);
    const grid = await server.platform.unit('grid', community, '第一网格', `${code}001001001`);
    const before = await tree();
    const file = csv(
      '~003001001,新网格,网格,~003001',
      '~003001,新社区,社区,~003',
      '~001001,和谐社区,社区,~003',
      '~003,新街道,街道,~',
      '~002,西新街道,街道,~',
    );
    const { id } = await applied(file);

    const moved = await admin.get<UnitDetail>(`/units/${grid}`);
    expect(moved.body.ancestors.map(({ name }) => name)).toEqual([`区${code}`, '新街道', '和谐社区']);
    expect((await history(community)).map(({ kind }) => kind)).toEqual(['moved', 'renamed']);
    expect((await history(community))[0]).toMatchObject({
      before: { name: '团结社区', parent: { name: '东街道' } },
      after: { name: '和谐社区', parent: { name: '新街道' } },
    });
    expect((await admin.get<UnitDetail>(`/units/${west}`)).body).toMatchObject({ name: '西新街道', version: 2 });

    expect((await act('undo', id)).body.state).toBe('undone');
    expect(await tree()).toEqual(before);
    expect((await history(community)).map(({ kind }) => kind)).toEqual(['moved', 'renamed', 'moved', 'renamed']);
    expect((await history(community))[0]).toMatchObject({ after: { parent: { name: '东街道' } } });
    expect(codeOf(await act('undo', id))).toEqual([409, 'already-undone']);
    expect(codeOf(await act('apply', id))).toEqual([409, 'already-undone']);
  });

  test('gives a moved community and its grids the codes of the new file, and undoing leaves them pending again', async () => {
    const west = await server.platform.unit('street', district, '西街道', `${code}002`);
    const community = await server.platform.unit('community', street, '团结社区', `${code}001001`);
    await server.platform.unit('grid', community, '第一网格', `${code}001001001`);
    const move = { parentId: west, reason: '区划调整', version: 1 };
    expect((await admin.post(`/units/${community}/move`, move)).status).toBe(200);
    const before = await tree();
    const { id, counts } = await applied(csv('~002007001,第一网格,网格,~002007', '~002007,团结社区,社区,~002'));
    expect(counts).toMatchObject({ new: 0, changed: 2 });
    expect((await admin.get<UnitDetail>(`/units/${community}`)).body.code).toBe(`${code}002007`);
    expect((await history(community)).map(({ kind }) => kind)).toEqual(['recoded', 'recoded', 'moved']);
    await act('undo', id);
    expect(await tree()).toEqual(before);
  });

  test('is refused when the tree has changed since the preview', async () => {
    const changes: [string, () => Promise<unknown>][] = [
      ['renamed', () => admin.patch(`/units/${street}`, { name: '改名街道', version: 1 })],
      ['added', () => server.platform.unit('community', street, '抢先社区', `${code}001009`)],
    ];
    for (const [, change] of changes) {
      const { id } = await preview(csv('~001009,甲,社区,~001', '~001,新东街道,街道,~'));
      await change();
      const before = await tree();
      expect(codeOf(await act('apply', id))).toEqual([409, 'changed-meanwhile']);
      expect(await tree()).toEqual(before);
    }
  });

  test('by two people at once is done once, and so is undoing', async () => {
    const other = await server.person('赵区管', ADMIN, district);
    const { id } = await preview(csv('~001009,甲,社区,~001'));
    const both = async (what: 'apply' | 'undo') => {
      const answers = await Promise.all([act(what, id, admin), act(what, id, other)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      return codeOf(answers.find(({ status }) => status === 409) ?? { status: 0, body: null })[1];
    };
    expect(await both('apply')).toBe('already-applied');
    expect(await both('undo')).toBe('already-undone');
  });

  test('two previews of the same file: the second one finds the tree changed, nothing is doubled', async () => {
    const file = csv('~001009,甲,社区,~001');
    const [first, second] = [await preview(file), await preview(file)];
    const answers = await Promise.all([act('apply', first.id), act('apply', second.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await preview(file)).counts).toMatchObject({ unchanged: 1 });
  });

  test('names that would be code elsewhere come back as they were', async () => {
    const name = `Robert'); DROP TABLE core.unit;-- <b>{{code}}</b> $1`;
    await applied(csv(`~001009,"${name}",社区,~001`));
    expect((await admin.get<UnitDetail>(`/units/${await idOf(`${code}001009`)}`)).body.name).toBe(name);
  });
});

describe('undoing', () => {
  let last: DataImport;
  let community: number;
  beforeEach(async () => {
    last = await applied(csv('~001009,甲社区,社区,~001', '~001009001,甲网格,网格,~001009'));
    community = await idOf(`${code}001009`);
  });
  const refused = async (what: string) => {
    const before = await tree();
    expect(codeOf(await act('undo', last.id))).toEqual([409, what]);
    expect((await admin.get<DataImport>(`/imports/units/${last.id}`)).body.undoable).toBe(false);
    expect(await tree()).toEqual(before);
  };

  test('is refused once a unit was changed', async () => {
    await admin.patch(`/units/${community}`, { name: '改名社区', version: 1 });
    await refused('changed-since');
  });

  test('is refused once a unit was added below', async () => {
    await admin.post('/units', { parentId: community, name: '手工网格' });
    await refused('has-children');
  });

  test('is refused once there is a grant, and works when it is taken back', async () => {
    const worker = await server.person('李网格', ['core.unit.read'], community);
    await refused('has-grants');
    await server.platform.revoke(worker.id);
    expect((await act('undo', last.id)).status).toBe(200);
  });

  test('is refused once a plugin has a row there', async () => {
    await server.database.client.query('INSERT INTO plugin_records.record (unit_id) VALUES ($1)', [
      await idOf(`${code}001009001`),
    ]);
    await refused('has-rows');
  });

  test('a row that a plugin is just writing makes it wait, and then refuse', async () => {
    const { client } = server.database;
    await client.query('BEGIN');
    await client.query('INSERT INTO plugin_records.record (unit_id) VALUES ($1)', [community]);
    const undoing = act('undo', last.id);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await client.query('COMMIT');
    expect(codeOf(await undoing)).toEqual([409, 'has-rows']);
  });

  test('goes from the newest backwards, and an import that changed nothing does not count', async () => {
    const later = await applied(csv('~001009,乙社区,社区,~001'));
    expect(codeOf(await act('undo', last.id))).toEqual([409, 'not-newest']);
    const nothing = await applied(csv('~001009,乙社区,社区,~001'));
    expect(codeOf(await act('undo', nothing.id))).toEqual([409, 'nothing-to-undo']);
    expect((await act('undo', later.id)).status).toBe(200);
    expect((await admin.get<DataImport>(`/imports/units/${last.id}`)).body.undoable).toBe(true);
    expect((await act('undo', last.id)).status).toBe(200);
    expect(await idOf(`${code}001009`)).toBe(0);
  });

  test('a preview has nothing to undo', async () => {
    const { id } = await preview(csv('~001008,乙,社区,~001'));
    expect(codeOf(await act('undo', id))).toEqual([409, 'not-applied']);
  });
});

test('over a real connection a file that is refused unread leaves the connection in order', async () => {
  await server.app.listen(0, '127.0.0.1');
  const url = await server.app.getUrl();
  const reader = await server.person('看客', ['core.unit.read'], district);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const send = (
    account: string,
    body: Buffer,
    length: Record<string, number | string> = { 'content-length': body.length },
  ) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'x-test-account': account, 'content-type': 'text/csv', ...length };
      const request = http.request(
        `${url}/imports/units?fileName=a.csv`,
        { method: 'POST', agent, headers },
        (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      request.on('error', reject).end(body);
    });
  const file = Buffer.from(csv('~001009,甲,社区,~001'));
  const answers: number[] = [];
  for (const [account, body] of [
    [reader.id, Buffer.alloc(21 * 1024 * 1024, 'a')],
    [admin.id, file],
    [admin.id, Buffer.alloc(201 * 1024 * 1024, 'a')],
    [admin.id, file],
  ] as const)
    answers.push(await send(account, body));
  // In pieces, of a length that is not said beforehand.
  const pieces = { 'transfer-encoding': 'chunked' };
  answers.push(await send(admin.id, Buffer.alloc(201 * 1024 * 1024, 'a'), pieces), await send(admin.id, file, pieces));
  agent.destroy();
  expect(answers).toEqual([403, 201, 413, 201, 413, 201]);
});

test('the list is newest first, without rows', async () => {
  const first = await preview(csv('~001009,甲,社区,~001'));
  const second = await preview(csv('~001008,乙,社区,~001'));
  const { body } = await admin.get<{ items: DataImport[] }>('/imports/units');
  expect(body.items.map(({ id }) => id).slice(0, 2)).toEqual([second.id, first.id]);
  expect(body.items.every(({ rows, errors }) => rows.length === 0 && errors.length === 0)).toBe(true);
});

test('a large file is previewed, applied and undone', async () => {
  const lines: string[] = [];
  // All of it: LINLI_TEST_LARGE=1. By default a fifth, which shows the same mistakes sooner.
  const streets = process.env['LINLI_TEST_LARGE'] ? 100 : 20;
  for (let s = 100; s < 100 + streets; s++) {
    lines.push(`~${s},街道${s},街道,~`);
    for (let c = 100; c < 200; c++) {
      lines.push(`~${s}${c},社区${c},社区,~${s}`);
      for (let g = 100; g < 108; g++) lines.push(`~${s}${c}${g},网格${g},网格,~${s}${c}`);
    }
  }
  const file = csv(...lines.reverse());
  const times: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>) => {
    const start = performance.now();
    const result = await work();
    times[name] = Math.round(performance.now() - start);
    return result;
  };
  const { id, counts, rows } = await timed('preview', () => preview(file));
  expect([counts.new, rows.length]).toEqual([streets * 901, 500]);
  expect((await timed('apply', () => act('apply', id))).body.state).toBe('applied');
  expect((await timed('preview again', () => preview(file))).counts.unchanged).toBe(streets * 901);
  expect((await timed('undo', () => act('undo', id))).body.state).toBe('undone');
  if (process.env['LINLI_TEST_LARGE']) process.stdout.write(`${JSON.stringify(times)}\n`);
});
