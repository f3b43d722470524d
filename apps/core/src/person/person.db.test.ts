// Long because everything about people is tried on one server, whose start costs more than a test.
import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pageOf, personDetailSchema, personSchema, problemSchema } from '@linli/contracts';
import type { Page, Person, PersonDetail, PersonMatch } from '@linli/contracts';
import { startAsker, type Asker } from '../testing/asker.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const DESK = ['read', 'create', 'update', 'reveal'].map((verb) => `core.person.${verb}`);

let core: TestCore;
let tests = 0;
let units: { street: number; other: number; community: number };
let desk: Asker;
let worker: Asker;
let stranger: Asker;

beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core?.close());

const asker = (name: string, permissions: string[], unitId: number, seesToo: number[] = []) =>
  startAsker(core, `${name}${tests}`, [
    [permissions, unitId],
    ...seesToo.map((other): [string[], number] => [['core.person.read'], other]),
  ]);

beforeEach(async () => {
  tests += 1;
  const { platform } = core;
  const district = await platform.unit('district', 1, `区${tests}`);
  const street = await platform.unit('street', district, `东街${tests}`);
  const other = await platform.unit('street', district, `西街${tests}`);
  const community = await platform.unit('community', street, `团结社区${tests}`);
  units = { street, other, community };
  desk = await asker('desk', [...DESK, 'core.organisation.read', 'core.appointment.propose'], street);
  worker = await asker('worker', ['core.person.read'], community);
  stranger = await asker('stranger', DESK, other);
});

const problemOf = (answer: { status: number; body: unknown }) => {
  const problem = problemSchema.parse(answer.body);
  // Every problem has words of its own, with every blank filled in.
  expect(problem.title).not.toBe(problem.code);
  expect(problem.remedy).toBeTruthy();
  expect(`${problem.title}${problem.remedy}`).not.toContain('{{');
  return { status: answer.status, code: problem.code, field: problem.errors?.[0]?.field };
};

/** A number that nobody else in this run has. */
let numbers = 0;
const number = () => `138${String(10_000_000 + (numbers += 1))}`;

async function register(by: Asker, command: object): Promise<PersonDetail> {
  const answer = await by.post<PersonDetail>('/people', { unitId: units.community, ...command });
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return personDetailSchema.parse(answer.body);
}
const names = async (by: Asker, query: string) => {
  const answer = await by.get<Page<Person>>(`/people?${query}`);
  expect(answer.status).toBe(200);
  return pageOf(personSchema)
    .parse(answer.body)
    .items.map(({ name }) => name);
};

/** A body in a unit, and a post that somebody holds in it. */
async function appoint(personId: string, unitId: number, state = 'in-force'): Promise<string> {
  const { client } = core.database;
  const [organisation, appointment] = [randomUUID(), randomUUID()];
  await client.query(
    `INSERT INTO core.organisation (id, type, name, line, anchor_kind, unit_id, state, valid_from)
     VALUES ($1, 'party-committee', '党委', 'party', 'unit', $2, 'active', '2020-01-01')`,
    [organisation, unitId],
  );
  await client.query(
    `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from)
     VALUES ($1, $2, $3, 'secretary', 'concurrent', $4, '2026-01-01')`,
    [appointment, personId, organisation, state],
  );
  return appointment;
}

describe('a person', () => {
  test('is registered, found, changed, leaves and comes back', async () => {
    const phone = number();
    const made = await register(desk, { name: '王建国', phone, code: `W-${tests}` });
    expect(made).toMatchObject({
      name: '王建国',
      state: 'active',
      phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      posts: [],
      postCount: 0,
      account: null,
      actions: ['update', 'leave', 'appoint', 'reveal'],
    });
    expect(await names(desk, `unitId=${units.street}`)).toEqual(['王建国']);
    expect(await names(worker, '')).toEqual(['王建国']);
    const changed = await desk.patch<PersonDetail>(`/people/${made.id}`, { name: '王建军', version: made.version });
    expect(changed.body).toMatchObject({ name: '王建军', phone: made.phone, code: made.code, version: 2 });
    const left = await desk.post<PersonDetail>(`/people/${made.id}/leave`, { reason: '调离', version: 2 });
    expect(left.body).toMatchObject({ state: 'left', actions: ['update', 'return', 'reveal'] });
    expect(await names(desk, 'state=left')).toEqual(['王建军']);
    expect(await names(desk, 'state=active')).toEqual([]);
    const again = await desk.post<PersonDetail>(`/people/${made.id}/leave`, { reason: '调离', version: 3 });
    expect(problemOf(again)).toMatchObject({ status: 409, code: 'core.person.wrong-state' });
    const back = await desk.post<PersonDetail>(`/people/${made.id}/return`, { version: 3 });
    expect(back.body).toMatchObject({ state: 'active', version: 4 });
    const removed = await desk.patch<PersonDetail>(`/people/${made.id}`, { phone: null, version: 4 });
    expect(removed.body).toMatchObject({ phone: null, actions: ['update', 'leave', 'appoint'] });
  });

  test.each([
    ['138 1234 5678', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['022-2412 3456', '02224123456'],
    ['021 5555 6666', '02155556666'],
  ])('a phone written %s is found by its digits and is nowhere to be read', async (written, plain) => {
    const made = await register(desk, { name: `赵六${tests}`, phone: written, distinct: true });
    const masked = plain.length === 11 ? `${plain.slice(0, 3)}****${plain.slice(-4)}` : expect.any(String);
    expect(made.phone).toEqual(masked);
    for (const q of [written, plain]) expect(await names(desk, `q=${encodeURIComponent(q)}`)).toEqual([`赵六${tests}`]);
    // Half a number finds nobody: it would be a way to guess the rest.
    expect(await names(desk, `q=${plain.slice(0, 8)}`)).toEqual([]);
    const { rows } = await core.database.client.query<{ text: string }>(
      'SELECT p::text AS text FROM core.person p WHERE id = $1',
      [made.id],
    );
    expect(rows[0]?.text).not.toContain(plain);
    expect(rows[0]?.text).not.toContain(Buffer.from(plain).toString('hex'));
  });

  test.each(['1381234567', '23812345678', '138123456789', '12', 'abc', '١٣٨١٢٣٤٥٦٧٨', '+1 555 123 4567', ''])(
    'a phone %p is refused at its field',
    async (phone) => {
      const answer = await desk.post('/people', { name: '钱七', unitId: units.community, phone });
      expect(problemOf(answer)).toEqual({ status: 400, code: 'core.http.invalid', field: 'phone' });
    },
  );

  test('what is nothing is refused, at its field, without harm', async () => {
    const wrong: [object, number, string | undefined][] = [
      [{}, 400, 'name'],
      [{ name: 1, unitId: units.community }, 400, 'name'],
      [{ name: '甲'.repeat(41), unitId: units.community }, 400, 'name'],
      [{ name: '甲\u0000乙', unitId: units.community }, 400, 'name'],
      [{ name: '=1+1', unitId: units.community }, 400, 'name'],
      [{ name: '王\u200b五', unitId: units.community }, 400, 'name'],
      [{ name: '王五', unitId: 'x' }, 400, 'unitId'],
      [{ name: '王五', unitId: 2_000_000_000 }, 400, 'unitId'],
      [{ name: '王五', unitId: units.other }, 400, 'unitId'],
      [{ name: '王五', unitId: units.community, code: '../x' }, 400, 'code'],
      [{ name: '王五', unitId: units.community, distinct: 'yes' }, 400, 'distinct'],
      [{ name: { $ne: 1 }, unitId: units.community }, 400, 'name'],
    ];
    for (const [command, status, field] of wrong)
      expect(problemOf(await desk.post('/people', command))).toMatchObject({ status, field });
    const huge = await desk.post('/people', { name: '王'.repeat(350_000), unitId: units.community });
    expect([400, 413]).toContain(huge.status);
    expect(await names(desk, '')).toEqual([]);
    for (const id of ['1', 'x', randomUUID().replace('-', '')])
      expect((await desk.get(`/people/${id}`)).status).toBe(404);
    for (const query of ['unitId=x', 'state=dead', 'page=0', 'pageSize=1000', 'sort=phone', 'organisationId=1'])
      expect((await desk.get(`/people?${query}`)).status).toBe(400);
    for (const q of ["' OR 1=1 --", '%', '_', '\\'])
      expect(await names(desk, `q=${encodeURIComponent(q)}`)).toEqual([]);
  });
});

describe('who may', () => {
  test('somebody out of reach is not there, somebody in reach is only read where no more is given', async () => {
    const made = await register(desk, { name: '王建国', phone: number() });
    for (const answer of [
      await stranger.get(`/people/${made.id}`),
      await stranger.patch(`/people/${made.id}`, { name: 'x', version: 1 }),
      await stranger.post(`/people/${made.id}/leave`, { reason: '没有理由', version: 1 }),
      await desk.get(`/people/${randomUUID()}`),
    ])
      expect(problemOf(answer)).toMatchObject({ status: 404, code: 'core.person.not-found' });
    expect(await names(stranger, '')).toEqual([]);
    expect(await names(stranger, `unitId=${units.community}`)).toEqual([]);
    expect(await names(stranger, `q=${encodeURIComponent('王')}`)).toEqual([]);
    expect((await worker.post('/people', { name: '王五', unitId: units.community })).status).toBe(403);
    expect((await worker.patch(`/people/${made.id}`, { name: 'x', version: 1 })).status).toBe(403);
    const seen = await worker.get<PersonDetail>(`/people/${made.id}`);
    expect(seen.body).toMatchObject({ name: '王建国', actions: [] });
  });

  test('whoever holds a post here is known here, and kept where the record is', async () => {
    const phone = number();
    const made = await register(stranger, { name: '李公安', unitId: units.other, phone });
    const appointment = await appoint(made.id, units.community);
    expect(await names(worker, '')).toEqual(['李公安']);
    expect(await names(desk, `unitId=${units.community}`)).toEqual(['李公安']);
    const seen = await desk.get<PersonDetail>(`/people/${made.id}`);
    expect(seen.body).toMatchObject({
      postCount: 1,
      posts: [{ appointmentId: appointment, organisation: { name: '党委', readable: true } }],
      actions: ['appoint', 'reveal'],
    });
    const refused = await desk.patch(`/people/${made.id}`, { name: 'x', version: 1 });
    expect(problemOf(refused)).toMatchObject({ status: 403, code: 'core.person.out-of-reach' });
    await core.database.client.query(
      `UPDATE core.appointment SET state = 'ended', valid_to = '2026-02-01' WHERE id = $1`,
      [appointment],
    );
    expect((await desk.get(`/people/${made.id}`)).status).toBe(404);
    expect(await names(worker, '')).toEqual([]);
  });

  test('nobody takes a record to where they may not keep one', async () => {
    const wide = await asker('wide', ['core.person.read'], units.other);
    const made = await register(desk, { name: '王建国' });
    const away = await desk.patch(`/people/${made.id}`, { unitId: units.other, version: 1 });
    expect(problemOf(away)).toMatchObject({ status: 400, code: 'core.person.unknown-unit', field: 'unitId' });
    const both = await asker('both', DESK, units.street, [units.other]);
    const seen = await both.patch(`/people/${made.id}`, { unitId: units.other, version: 1 });
    expect(problemOf(seen)).toMatchObject({ status: 403, code: 'core.person.unit-out-of-reach', field: 'unitId' });
    expect(await names(wide, '')).toEqual([]);
    const moved = await desk.patch<PersonDetail>(`/people/${made.id}`, { unitId: units.street, version: 1 });
    expect(moved.body).toMatchObject({ unitId: units.street, version: 2 });
    expect(await names(worker, '')).toEqual([]);
  });

  test('nobody leaves while a post is held or proposed', async () => {
    const made = await register(desk, { name: '王建国' });
    for (const state of ['in-force', 'proposed']) {
      const appointment = await appoint(made.id, units.community, state);
      const answer = await desk.post(`/people/${made.id}/leave`, { reason: '调离', version: 1 });
      expect(problemOf(answer)).toMatchObject({ status: 409, code: 'core.person.holds-posts' });
      expect(answer.body).toMatchObject({ params: { count: 1, open: [{ appointmentId: appointment }] } });
      await core.database.client.query('DELETE FROM core.appointment WHERE id = $1', [appointment]);
    }
    expect((await desk.post(`/people/${made.id}/leave`, { reason: '调离', version: 1 })).status).toBe(200);
  });
});

describe('the same person twice', () => {
  test('a phone or a name in the same unit is pointed out, and may be somebody else', async () => {
    const phone = number();
    const first = await register(desk, { name: '王建国', phone });
    const byPhone = await desk.post('/people', { name: '王 建国', unitId: units.street, phone });
    expect(problemOf(byPhone)).toMatchObject({ status: 409, code: 'core.person.maybe-known' });
    expect(byPhone.body).toMatchObject({
      params: { matches: [{ id: first.id, name: '王建国', by: 'phone', readable: true }] },
    });
    const byName = await desk.post('/people', { name: '王建国', unitId: units.community });
    expect(byName.body).toMatchObject({ params: { matches: [{ id: first.id, by: 'name' }] } });
    await register(desk, { name: '王建国', phone, distinct: true });
    // The same name in another unit is usual.
    await register(stranger, { name: '王建国', unitId: units.other });
    const away = await stranger.post<{ params: { matches: PersonMatch[] } }>('/people', {
      name: '张三',
      unitId: units.other,
      phone,
    });
    // Of whoever is out of reach no more than whom to ask.
    expect(away.body.params.matches[0]).toMatchObject({ name: '王**', by: 'phone', readable: false });
  });

  test('of two that register one phone at once, one is asked', async () => {
    const phone = number();
    const answers = await Promise.all(
      ['甲', '乙'].map((name) => desk.post('/people', { name, unitId: units.community, phone })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const second = answers.find(({ status }) => status === 409);
    expect(second && problemOf(second).code).toBe('core.person.maybe-known');
    const codes = await Promise.all(
      ['丙', '丁'].map((name) => desk.post('/people', { name, unitId: units.community, code: `C-${tests}` })),
    );
    expect(codes.map(({ status }) => status).sort()).toEqual([201, 409]);
    const other = codes.find(({ status }) => status === 409);
    expect(other && problemOf(other)).toMatchObject({ code: 'core.person.code-taken', field: 'code' });
  });

  test('a repeated request registers once', async () => {
    const command = { name: '王建国', unitId: units.community, phone: number() };
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await desk.post<PersonDetail>('/people', command, key),
      await desk.post<PersonDetail>('/people', command, key),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect(await names(desk, '')).toEqual(['王建国']);
  });

  test('two people editing: the second is shown what the first made of it', async () => {
    const made = await register(desk, { name: '王建国' });
    const both = await Promise.all(
      ['甲', '乙'].map((name) => desk.patch<PersonDetail>(`/people/${made.id}`, { name, version: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both.find(({ status }) => status === 200)?.body;
    const loser = problemSchema.parse(both.find(({ status }) => status === 409)?.body);
    expect(loser).toMatchObject({
      code: 'core.record.changed',
      params: { version: 2, current: { name: winner?.name } },
    });
  });
});

describe('what is written down', () => {
  test('is masked in the audit log, and the values stand beside it under the key of the person', async () => {
    const phone = number();
    const made = await register(desk, { name: '欧阳建国', phone, code: `S-${tests}` });
    await desk.patch(`/people/${made.id}`, { name: '欧阳建军', version: 1 });
    const { rows } = await core.database.client.query<{
      text: string;
      before: object;
      after: object;
      personal: object[];
    }>('SELECT e::text AS text, before, after, personal FROM core.audit_entry e WHERE target = $1 ORDER BY id', [
      made.id,
    ]);
    expect(rows.map(({ before, after }) => ({ before, after }))).toEqual([
      { before: null, after: expect.objectContaining({ name: '欧***', phone: made.phone, code: '***' }) },
      { before: { name: '欧***' }, after: { name: '欧***' } },
    ]);
    for (const { text, personal } of rows) {
      expect(personal).toHaveLength(1);
      for (const secret of ['建国', '建军', phone, `S-${tests}`]) expect(text).not.toContain(secret);
    }
  });

  test('the keys are files that only the installation reads', () => {
    for (const name of ['subjects.key', 'subject-hash.key']) {
      const file = path.join(core.config.home, 'keys', name);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
