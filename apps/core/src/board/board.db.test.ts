import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Board, BoardLine, Figures, Indicator, Problem } from '@linli/contracts';
import { asker, problemOf, type Asker } from '../testing/people.ts';
import { fakeManifest, writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const rows: Indicator = {
  id: 'fake.rows',
  title: '%nav.rows%',
  definition: '%description%',
  rule: '%nav.rows%',
  unit: 'count',
  levels: ['district'],
  permission: 'fake.row.read',
  drilldown: 'rows?asOf={asOf}&unit={unitId}',
};
const words = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const line = (indicator: string, changes: Partial<BoardLine> = {}): BoardLine => ({
  indicator,
  title: words(`${indicator} 的名称`, `title of ${indicator}`),
  rule: words('本区口径', 'the rule here'),
  owner: words('共建', 'Co-building'),
  unit: 'count',
  approximate: false,
  ...changes,
});

let core: TestCore;
let admin: Asker;
let reader: Asker;
let district: number;
let street: number;
let authorization: string;

beforeAll(async () => {
  core = await startTestCore((plugins) => {
    writeFakeBundle(plugins, 'fake', fakeManifest({ indicators: [rows] }));
  });
  district = await core.platform.unit('district', 1, '河东区');
  street = await core.platform.unit('street', district, '甲街道');
  ({ authorization } = await core.person('admin', [[['core.board.read', 'core.board.update'], district]]));
  admin = await asker(core, 'chief', ['core.board.read', 'core.board.update'], district);
  reader = await asker(core, 'reader', ['core.board.read', 'core.appointment.read'], street);
});
afterAll(() => core?.close());

const board = async () => (await reader.get<Board>('/board')).body;
async function put(body: unknown, by = authorization) {
  const headers = { authorization: by, 'content-type': 'application/json' };
  const answer = await core.send('/api/core/v1/board', { method: 'PUT', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: answer.json<Board & Problem>() };
}

describe('the board', () => {
  test('shows what its owners declare while the district has set no list', async () => {
    const { version, owners, indicators } = await board();
    expect(version).toBe(0);
    expect(owners.map(({ id, title }) => [id, title])).toEqual([
      ['core', '组织与任职'],
      ['fake', '样例'],
    ]);
    expect(indicators.map(({ id, listed, declared }) => [id, listed, declared])).toEqual([
      ['core.grid-branches', false, true],
      ['core.part-time-members', false, true],
      ['fake.rows', false, true],
    ]);
    expect(indicators.every(({ title, rule }) => !/%|indicator\./.test(title + rule))).toBe(true);
  });

  test('shows the list in its order and words; what nobody answers for is there without a way to records', async () => {
    const lines = [line('cobuild.wish-cards', { approximate: true }), line('fake.rows'), line('fake.others')];
    const saved = await put({ version: 0, lines });
    expect([saved.status, saved.body.version]).toEqual([200, 1]);
    const { owners, indicators } = await board();
    expect(indicators.map(({ id, title, declared }) => [id, title, declared])).toEqual([
      ['cobuild.wish-cards', 'cobuild.wish-cards 的名称', false],
      ['fake.rows', 'fake.rows 的名称', true],
      ['fake.others', 'fake.others 的名称', false],
      ['core.grid-branches', '网格党支部', true],
      ['core.part-time-members', '街道兼职委员', true],
    ]);
    expect(indicators[0]).toMatchObject({ approximate: true, drilldown: null, rule: '本区口径' });
    expect(indicators[1]).toMatchObject({ drilldown: rows.drilldown, definition: '说明', rule: '本区口径' });
    expect(owners.find(({ id }) => id === 'cobuild')).toEqual({
      ...{ id: 'cobuild', title: '共建', state: 'absent', reason: null },
    });
  });

  test('tells of an owner that does not run why', async () => {
    await core.until(() => core.send('/readyz').then(({ text }) => text.includes('"fake":"running"')));
    const crasher = await core.person('crasher', [[['fake.row.read'], district]]);
    await core.send('/api/plugins/fake/v1/crash', { headers: { authorization: crasher.authorization } });
    await core.until(async () => (await board()).owners.some(({ id, reason }) => id === 'fake' && reason !== null));
    await core.until(() => core.send('/readyz').then(({ text }) => text.includes('"fake":"running"')));
  });

  test('is changed by one of two who look at the same list, and the other is told', async () => {
    const { version } = await board();
    const answers = await Promise.all([1, 2].map((n) => put({ version, lines: [line(`cobuild.n${n}`)] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'core.record.changed', params: { version: version + 1 } });
    expect((await board()).version).toBe(version + 1);
  });

  test.each([
    ['an indicator twice', { lines: [line('a1.b'), line('a1.b')] }],
    ['an indicator of nobody', { lines: [line('nothing')] }],
    ['words in one language', { lines: [{ ...line('a1.b'), title: { 'zh-CN': '字' } }] }],
    ['a number that was made up', { lines: [{ ...line('a1.b'), value: 1100 }] }],
    ['more than a district reports', { lines: Array.from({ length: 201 }, (_, n) => line(`a1.n${n}`)) }],
    ['no list', { lines: 'all' }],
  ])('is not set to %s, and stays as it was', async (_what, body) => {
    const { version } = await board();
    expect(problemOf(await put({ version, ...body }))).toMatchObject({ status: 400 });
    expect((await board()).version).toBe(version);
  });

  test('is set by whoever may, and it stands in the audit log', async () => {
    const other = await core.person('other', [[['core.board.read'], district]]);
    expect((await put({ version: 0, lines: [] }, other.authorization)).status).toBe(403);
    const nobody = await asker(core, 'nobody', ['core.unit.read'], district);
    expect((await nobody.get('/board')).status).toBe(403);
    const { version } = await board();
    expect((await put({ version, lines: [] })).status).toBe(200);
    const { rows: found } = await core.database.client.query<{ after: object }>(
      `SELECT after FROM core.audit_entry WHERE action = 'core.board.update' ORDER BY id DESC LIMIT 1`,
    );
    expect(found[0]?.after).toEqual({ lines: [] });
  });
});

describe('figures of core', () => {
  const told = async (by: Asker, query: string) =>
    (await by.get<Figures>(`/indicators/figures?${query}`)).body.figures.map(({ state, partial }) => [state, partial]);

  test('are told to whoever may see appointments there, and to nobody else', async () => {
    expect(await told(reader, `unit=${district}`)).toEqual([
      ['told', true],
      ['told', true],
    ]);
    expect(await told(reader, `unit=${street}`)).toEqual([
      ['told', false],
      ['told', false],
    ]);
    expect(await told(admin, `unit=${street}`)).toEqual([
      ['no-permission', false],
      ['no-permission', false],
    ]);
    expect((await core.send('/api/core/v1/indicators/figures')).status).toBe(401);
  });

  test('go by the clock of core: midnight in Shanghai brings the next day', async () => {
    const midnight = Date.parse('2027-03-10T00:00:00+08:00');
    const day = async () => (await reader.get<Figures>('/indicators/figures')).body.figures[0]?.asOf;
    core.setClock(midnight - 5_000 - Date.now());
    expect(await day()).toBe('2027-03-09');
    expect((await reader.get<Problem>('/indicators/figures?asOf=2027-03-10')).body.code).toBe(
      'core.indicator.day-to-come',
    );
    core.setClock(midnight + 1_000 - Date.now());
    expect(await day()).toBe('2027-03-10');
    core.setClock(0);
  });
});
