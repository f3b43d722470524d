// Long because the whole life of a notice, with its objections and who may know what of them, is tried on one core.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Notice, NoticeDetail, NoticeStanding, Page, Revealed } from '@linli/contracts';
import { startAsker } from '../testing/asker.ts';
import type { Asker as Writer } from '../testing/asker.ts';
import { asker, problemOf, type Asker } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const READ = 'core.notice.read';
const PUBLISH = 'core.notice.publish';
const OBJECT = 'core.notice.object';
const ANSWER = 'core.notice.answer';
let core: TestCore;
let tests = 0;
let units: { district: number; street: number; community: number };
let desk: Writer;
let leader: Asker;
let worker: Asker;

beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core?.close());

beforeEach(async () => {
  tests += 1;
  setDay(null);
  const { platform } = core;
  const district = await platform.unit('district', 1, `区${tests}`);
  const street = await platform.unit('street', district, `街道${tests}`);
  units = { district, street, community: await platform.unit('community', street, `社区${tests}`) };
  desk = await startAsker(core, `desk${tests}`, [[[READ, PUBLISH, OBJECT], street]]);
  leader = await asker(core, `leader${tests}`, [READ, PUBLISH, OBJECT, ANSWER], street);
  worker = await asker(core, `worker${tests}`, [READ, OBJECT], units.community);
});

/** Lets core's clock stand in the morning of a day of Shanghai. */
const setDay = (day: string | null) =>
  core.setClock(day === null ? 0 : Date.parse(`${day}T09:00:00+08:00`) - Date.now());

interface Opening {
  days?: number;
  minDays?: number;
  objectionDays?: number;
  text?: string;
  record?: string;
}

/** A notice as a plugin opens it, here core's own role in the name of the desk. */
async function open({ days = 5, minDays = 3, objectionDays, text, record }: Opening = {}): Promise<string> {
  const { client } = core.database;
  const line = {
    title: '拟聘用社区工作者名单',
    text: text ?? '拟聘用张某等 12 人，咨询电话 022-24123456。',
    unitId: units.community,
    days,
    minDays,
    objectionDays: objectionDays ?? days,
    record: { type: 'core.batch', id: record ?? randomUUID(), title: '2026 年招聘', route: null },
    blocks: 'core.batch.hire',
  };
  await client.query('BEGIN');
  try {
    const context = { account: desk.id, name: `desk${tests}`, request: 'r' };
    await client.query(`SELECT set_config('linli.ctx', $1, true)`, [JSON.stringify(context)]);
    const { rows } = await client.query<{ id: string }>('SELECT core_pub.notice_open_v1($1) AS id', [line]);
    await client.query('COMMIT');
    return rows[0]?.id ?? '';
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
const get = async (id: string, by = leader) => (await by.get<NoticeDetail>(`/notices/${id}`)).body;
const act = async (id: string, action: string, by: Asker, body: object = {}) =>
  by.post<NoticeDetail>(`/notices/${id}/${action}`, { version: (await get(id)).version, ...body });
async function publish(opening: Opening = {}): Promise<NoticeDetail> {
  const id = await open(opening);
  expect((await act(id, 'submit', desk)).status).toBe(200);
  const published = await act(id, 'publish', leader);
  expect(published.status).toBe(200);
  return published.body;
}
const object = (id: string, body: object = {}, by = worker) =>
  by.post<NoticeDetail>(`/notices/${id}/objections`, { door: 'counter', text: '名单第三人不符合条件', ...body });
const answer = async (id: string, body: object = {}, by = leader) => {
  const [objection] = (await get(id)).objections;
  const command = { upheld: false, reply: '经核实符合条件', version: objection?.version, ...body };
  return by.post<NoticeDetail>(`/notices/${id}/objections/${objection?.id}/answer`, command);
};
/** What the plugin is told on a day. */
async function standing({ record }: NoticeDetail, day: string): Promise<NoticeStanding | null> {
  const { rows } = await core.database.client.query<{ standing: NoticeStanding | null }>(
    `SELECT core_pub.notice_state_v1('core', $1, $2, 'core.batch.hire', false, $3) AS standing`,
    [record.type, record.id, `${day}T09:00:00+08:00`],
  );
  return rows[0]?.standing ?? null;
}

describe('a notice over National Day', () => {
  test('ends on the fifth working day, the swapped Saturday among them', async () => {
    setDay('2026-09-30');
    const notice = await publish({ days: 5 });
    expect(notice).toMatchObject({
      phase: 'running',
      publishedOn: '2026-09-30',
      endsOn: '2026-10-13',
      objectionsOn: '2026-10-13',
      daysLeft: 5,
      standing: { mayGoOn: false, barrier: 'running' },
    });
    setDay('2026-10-10');
    expect((await get(notice.id)).daysLeft).toBe(2);
    setDay('2026-10-13');
    expect(await get(notice.id)).toMatchObject({ phase: 'running', daysLeft: 0 });
    expect(await standing(notice, '2026-10-13')).toMatchObject({ mayGoOn: false, barrier: 'running' });
    setDay('2026-10-14');
    expect(await get(notice.id)).toMatchObject({ phase: 'ended', daysLeft: null, standing: { mayGoOn: true } });
    expect(await standing(notice, '2026-10-14')).toMatchObject({ mayGoOn: true, barrier: null });
  });

  test('keeps its end when the calendar changes afterwards; one that is published then has another', async () => {
    setDay('2026-09-30');
    const before = await publish();
    await core.database.client.query(
      `INSERT INTO core.calendar_day (district_id, day, works, reason, by_name) VALUES ($1, '2026-10-12', false, '暴雨', 'x')`,
      [units.district],
    );
    expect((await get(before.id)).objectionsOn).toBe('2026-10-13');
    expect((await publish()).objectionsOn).toBe('2026-10-14');
  });

  test('takes objections longer than it runs, where the plugin said so', async () => {
    setDay('2026-09-30');
    const notice = await publish({ days: 3, objectionDays: 5 });
    expect(notice).toMatchObject({ endsOn: '2026-10-10', objectionsOn: '2026-10-13' });
    setDay('2026-10-12');
    expect((await object(notice.id)).status).toBe(201);
  });
});

describe('an objection', () => {
  test('blocks what the notice blocks until it is answered, also when the time is over', async () => {
    setDay('2026-09-30');
    const notice = await publish();
    setDay('2026-10-13');
    expect((await object(notice.id)).body).toMatchObject({ openObjections: 1 });
    expect(await standing(notice, '2026-10-14')).toMatchObject({
      mayGoOn: false,
      barrier: 'objection-open',
      openObjections: 1,
    });
    setDay('2026-10-15');
    expect(problemOf(await object(notice.id))).toMatchObject({ status: 409, code: 'core.notice.wrong-state' });
    expect((await answer(notice.id)).body).toMatchObject({
      openObjections: 0,
      standing: { mayGoOn: true, barrier: null },
      objections: [{ state: 'not-upheld', reply: '经核实符合条件', answeredBy: `leader${tests}` }],
    });
    expect(await standing(notice, '2026-10-15')).toMatchObject({ mayGoOn: true });
    expect(problemOf(await answer(notice.id))).toMatchObject({ status: 409, code: 'core.notice.objection-answered' });
  });

  test('that is upheld stops it for good, and notice can be given again', async () => {
    setDay('2026-09-30');
    const record = randomUUID();
    const notice = await publish({ record });
    await object(notice.id);
    await answer(notice.id, { upheld: true, reply: '第三人不符合条件，将更正后重新公示' });
    expect(await standing(notice, '2026-12-01')).toMatchObject({ barrier: 'objection-upheld', upheldObjections: 1 });
    // Whatever the day is on which this runs: it is over.
    const over = `UPDATE core.notice SET over_at = now() - interval '1 hour' WHERE id = $1`;
    await core.database.client.query(over, [notice.id]);
    await open({ record });
    expect(await standing(notice, '2026-12-01')).toMatchObject({ phase: 'draft', barrier: 'not-published' });
    expect((await get(notice.id)).standing).toEqual({ mayGoOn: false, barrier: 'withdrawn' });
  });

  test('is sealed, masked to whoever answers, hidden from others, and shown whole for a reason that is logged', async () => {
    setDay('2026-09-30');
    const notice = await publish();
    const said = { name: '李建国', contact: '13812345678', door: 'phone' };
    expect((await object(notice.id, said)).status).toBe(201);
    expect((await get(notice.id)).objections).toMatchObject([
      {
        name: '李**',
        contact: '138****5678',
        text: '名单第三人不符合条件',
        actions: [
          { action: 'answer', barrier: null },
          { action: 'reveal', barrier: null },
        ],
      },
    ]);
    expect((await get(notice.id, desk)).objections).toMatchObject([
      { name: null, contact: null, text: null, actions: [] },
    ]);
    expect((await get(notice.id, worker)).objections).toMatchObject([{ name: '李**', text: '名单第三人不符合条件' }]);
    const objection = (await get(notice.id)).objections[0]?.id;
    const address = `/notices/${notice.id}/objections/${objection}/reveal`;
    const body = { fields: ['name', 'contact'], reason: '核实异议' };
    expect((await worker.post(address, body)).status).toBe(403);
    expect((await leader.post<Revealed>(address, body)).body.values).toEqual({
      name: '李建国',
      contact: '13812345678',
    });
    const { client } = core.database;
    const { rows } = await client.query(
      'SELECT subject_name, reason, unit_id FROM core.disclosure WHERE subject_id = $1',
      [objection],
    );
    expect(rows).toEqual([
      { subject_name: '对公示“拟聘用社区工作者名单”的异议', reason: '核实异议', unit_id: units.community },
    ]);
    const everywhere = await client.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM core.notice_objection o WHERE o::text LIKE '%李建国%')
         OR EXISTS (SELECT FROM core.notice_event e WHERE e::text LIKE '%李建国%')
         OR EXISTS (SELECT FROM core.audit_entry a WHERE a::text LIKE '%李建国%' OR a::text LIKE '%13812345678%') AS found`,
    );
    expect(everywhere.rows[0]?.found).toBe(false);
  });

  test.each([
    ['of staff with a name', { door: 'staff', name: '李建国' }, 'core.notice.staff-names-nobody', 'name'],
    ['with a number in its words', { text: '请联系 13812345678' }, 'core.text.personal-numbers', 'text'],
    ['through no door', { door: 'window' }, 'core.http.invalid', 'door'],
    ['without words', { text: ' ' }, 'core.http.invalid', 'text'],
  ])('%s is refused at its field, and nothing is kept', async (_, body, code, field) => {
    setDay('2026-09-30');
    const { id } = await publish();
    expect(problemOf(await object(id, body))).toMatchObject({ status: 400, code, field });
    expect((await get(id)).objections).toEqual([]);
  });

  test('of one’s own is answered by somebody else', async () => {
    setDay('2026-09-30');
    const { id } = await publish();
    await object(id, { door: 'staff' }, leader);
    expect(problemOf(await answer(id))).toMatchObject({ status: 403, code: 'core.notice.own-objection' });
    expect(problemOf(await answer(id, {}, desk)).status).toBe(403);
    const other = await asker(core, `other${tests}`, [READ, ANSWER], units.street);
    expect((await answer(id, {}, other)).status).toBe(200);
  });

  test('answered by two at once is answered once', async () => {
    setDay('2026-09-30');
    const { id } = await publish();
    await object(id);
    const answers = await Promise.all([answer(id), answer(id, { upheld: true })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('publishing', () => {
  test('takes two persons', async () => {
    const id = await open();
    await act(id, 'submit', desk);
    expect((await get(id, desk)).actions).toContainEqual({ action: 'publish', barrier: 'same-person' });
    expect(problemOf(await act(id, 'publish', desk))).toMatchObject({ status: 403, code: 'core.notice.same-person' });
    expect((await act(id, 'return', leader, { reason: '标题有误' })).body).toMatchObject({ phase: 'draft' });
    await act(id, 'submit', leader);
    expect((await act(id, 'publish', desk)).status).toBe(200);
    expect((await get(id)).history.map(({ kind }) => kind)).toEqual([
      'published',
      'submitted',
      'returned',
      'submitted',
      'opened',
    ]);
    const { client } = core.database;
    await expect(
      client.query('UPDATE core.notice SET published_by = submitted_by WHERE id = $1', [id]),
    ).rejects.toThrow('notice_two_persons');
  });

  test('stops numbers of people and says where they stand, and lets an office’s landline through', async () => {
    const text = '张三 13812345678，身份证 11010519491231002X，卡号 6222021234567890128。';
    const id = await open({ text });
    const refused = await act(id, 'submit', desk);
    expect(problemOf(refused)).toMatchObject({ status: 400, code: 'core.text.personal-numbers', field: 'text' });
    expect(problemOf(refused).params?.['places']).toMatchObject([
      { field: 'text', kind: 'mobile', from: 4, to: 14 },
      { field: 'text', kind: 'id-number', from: 20 },
      { field: 'text', kind: 'bank-card' },
    ]);
    expect((await get(id)).phase).toBe('draft');
    const { title, days, objectionDays, version } = await get(id);
    const mended = { title, days, objectionDays, version, text: '咨询电话 022-24123456' };
    expect((await desk.patch(`/notices/${id}`, mended)).status).toBe(200);
    expect((await act(id, 'submit', desk)).status).toBe(200);
  });

  test('of a notice that somebody else changed meanwhile is refused with how it is now', async () => {
    const id = await open();
    const stale = (await get(id)).version;
    await act(id, 'submit', desk);
    expect(problemOf(await act(id, 'publish', leader, { version: stale }))).toMatchObject({
      status: 409,
      code: 'core.record.changed',
    });
  });

  test('by two at once happens once', async () => {
    const id = await open();
    await act(id, 'submit', desk);
    const { version } = await get(id);
    const second = await asker(core, `second${tests}`, [READ, PUBLISH], units.street);
    const answers = await Promise.all([leader, second].map((by) => by.post(`/notices/${id}/publish`, { version })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('over a year that is not published says which year it is', async () => {
    setDay('2098-09-30');
    expect((await get(await open())).preview).toMatchObject({ unpublished: 2098 });
    setDay('2026-09-30');
    expect((await get(await open())).preview).toEqual({
      endsOn: '2026-10-13',
      objectionsOn: '2026-10-13',
      unpublished: null,
    });
  });
});

describe('opening', () => {
  test('a second one for the same thing waits until the first is over', async () => {
    const record = randomUUID();
    const id = await open({ record });
    await expect(open({ record })).rejects.toMatchObject({ constraint: 'notice_already_open' });
    await act(id, 'withdraw', desk, { reason: '名单有误' });
    await expect(open({ record })).resolves.toEqual(expect.any(String));
  });

  test('one shorter than its own minimum, or without a unit, is refused', async () => {
    await expect(open({ days: 2, minDays: 3 })).rejects.toMatchObject({ constraint: 'notice_length' });
    await expect(open({ days: 5, objectionDays: 4 })).rejects.toMatchObject({ constraint: 'notice_length' });
  });
});

describe('the list', () => {
  test('shows what is in reach, by where it stands, and counts the same', async () => {
    setDay('2026-09-30');
    const running = await publish();
    await object(running.id);
    const draft = await open();
    const list = async (query: string, by = leader) =>
      (await by.get<Page<Notice>>(`/notices?${query}`)).body.items.map(({ id }) => id);
    expect(await list('')).toEqual([draft, running.id]);
    expect(await list('phase=running')).toEqual([running.id]);
    expect(await list('objected=true')).toEqual([running.id]);
    expect(await list(`q=${encodeURIComponent('招聘')}`)).toHaveLength(2);
    expect(await list(`unitId=${units.community}`)).toHaveLength(2);
    expect((await leader.get('/notices/counts')).body).toMatchObject({
      draft: { total: 1 },
      running: { total: 1 },
      objected: { total: 1 },
      ended: { total: 0 },
    });
    const elsewhere = await core.platform.unit('street', units.district, '别街');
    const stranger = await asker(core, `stranger${tests}`, [READ, PUBLISH, OBJECT, ANSWER], elsewhere);
    expect(await list('', stranger)).toEqual([]);
    expect((await stranger.get(`/notices/${draft}`)).status).toBe(404);
    expect(problemOf(await act(draft, 'submit', stranger))).toMatchObject({
      status: 404,
      code: 'core.notice.not-found',
    });
    expect(problemOf(await object(running.id, {}, stranger)).status).toBe(404);
    // A moved unit's notices go with it.
    await core.platform.move(units.community, elsewhere);
    expect(await list('', stranger)).toHaveLength(2);
    expect(await list('')).toEqual([]);
  });
});
