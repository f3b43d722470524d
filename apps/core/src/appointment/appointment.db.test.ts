// Long because the life of an appointment is tried on one server, whose start costs more than a test.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { appointmentChangeSchema, appointmentDetailSchema, dayOf, addDays } from '@linli/contracts';
import type { Appointment, AppointmentChange, AppointmentDetail, Page } from '@linli/contracts';
import { asker, problemOf, TestPeople, type Asker } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const APPOINTMENT = ['read', 'propose', 'approve', 'end'].map((verb) => `core.appointment.${verb}`);
const ALL = [...APPOINTMENT, 'core.organisation.read', 'core.organisation.approve', 'core.person.read'];

let core: TestCore;
let people: TestPeople;
let tests = 0;
let units: { district: number; street: number; other: number; community: number; grid: number };
let district: Asker;
let street: Asker;
let second: Asker;
let community: Asker;
/** The community's party committee below the street's, and a grid's branch below it. */
let bodies: { committee: string; branch: string; big: string };
let zhang: string;
let li: string;

beforeAll(async () => {
  core = await startTestCore();
  people = new TestPeople(core);
});
afterAll(() => core?.close());

beforeEach(async () => {
  tests += 1;
  const { platform } = core;
  const top = await platform.unit('district', 1, `区${tests}`);
  const first = await platform.unit('street', top, `东街${tests}`);
  const other = await platform.unit('street', top, `西街${tests}`);
  const inner = await platform.unit('community', first, `团结社区${tests}`);
  const grid = await platform.unit('grid', inner, `第一网格${tests}`);
  units = { district: top, street: first, other, community: inner, grid };
  const as = (name: string, unitId: number) => asker(core, `${name}${tests}`, ALL, unitId);
  [district, street, second, community] = await Promise.all([
    as('district', top),
    as('street', first),
    as('second', first),
    as('community', inner),
  ]);
  const superior = await people.body({ type: 'party-committee', unitId: first });
  const committee = await people.body({
    type: 'party-committee',
    unitId: inner,
    superiorId: superior,
    name: '团结社区党委',
  });
  const branch = await people.body({
    type: 'branch',
    subtype: 'grid',
    unitId: grid,
    superiorId: committee,
    name: '第一网格党支部',
  });
  const big = await people.body({ type: 'big-committee', unitId: inner, superiorId: superior });
  bodies = { committee, branch, big };
  [zhang, li] = await Promise.all([people.person(inner, '张建国'), people.person(inner, '李秀英')]);
});

const secretary = (changes: object = {}) => ({
  personId: zhang,
  organisationId: bodies.committee,
  post: 'secretary',
  kind: 'full',
  validFrom: '2026-03-01',
  ...changes,
});

async function propose(by: Asker, command: object = secretary()): Promise<AppointmentDetail> {
  const answer = await by.post<AppointmentDetail>('/appointments', command);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return appointmentDetailSchema.parse(answer.body);
}
async function act(by: Asker, { id, version }: { id: string; version: number }, action: string, more: object = {}) {
  const answer = await by.post<AppointmentDetail>(`/appointments/${id}/${action}`, { version, ...more });
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return appointmentDetailSchema.parse(answer.body);
}
const inForce = async (command: object = secretary()) => act(street, await propose(community, command), 'approve');
const refused = async (by: Asker, command: object) => problemOf(await by.post('/appointments', command));
const listed = async (by: Asker, query: string) => {
  const { status, body } = await by.get<Page<Appointment>>(`/appointments?${query}`);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
};
const today = () => dayOf(new Date());

describe('the life of an appointment', () => {
  test('goes from proposal over approval by another to its end, and is written down', async () => {
    const proposed = await propose(community, secretary({ basis: '团组〔2026〕3号', reason: '选举产生' }));
    expect(proposed).toMatchObject({ phase: 'proposed', proposedBy: { id: community.id }, basis: '团组〔2026〕3号' });
    expect(proposed.actions).toEqual([{ action: 'withdraw', barrier: null }]);
    const approved = await act(street, proposed, 'approve');
    expect(approved).toMatchObject({ phase: 'in-force', approvedBy: { id: street.id }, postTitle: '书记' });
    const ended = await act(street, approved, 'end', { on: '2026-09-01', reason: '调离' });
    expect(ended).toMatchObject({ phase: 'ended', validTo: '2026-09-01', endReason: '调离', actions: [] });
    const history = await community.get<{ items: AppointmentChange[] }>(`/appointments/${ended.id}/history`);
    expect(history.body.items.map((line) => appointmentChangeSchema.parse(line).kind)).toEqual([
      'ended',
      'approved',
      'proposed',
    ]);
    expect(history.body.items[0]).toMatchObject({ day: '2026-09-01', reason: '调离', by: `street${tests}` });
    const { rows } = await core.database.client.query<{ action: string; after: { person?: string } }>(
      `SELECT action, after FROM core.audit_entry WHERE target = $1 ORDER BY id`,
      [ended.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(
      ['propose', 'approve', 'end'].map((verb) => `core.appointment.${verb}`),
    );
    expect(rows[0]?.after.person).toBe('张**');
  });

  test('is refused with a reason, or taken back by whoever proposed it and nobody else', async () => {
    const one = await propose(community);
    expect(problemOf(await street.post(`/appointments/${one.id}/withdraw`, { version: 1 }))).toMatchObject({
      status: 403,
      code: 'core.appointment.not-proposer',
    });
    expect(await act(community, one, 'withdraw')).toMatchObject({ phase: 'refused', approvedBy: null, actions: [] });
    const other = await act(street, await propose(community), 'refuse', { reason: '人选待定' });
    expect(other).toMatchObject({ phase: 'refused', endReason: '人选待定', approvedBy: { id: street.id } });
    expect(problemOf(await street.post(`/appointments/${other.id}/approve`, { version: other.version }))).toMatchObject(
      {
        status: 409,
        code: 'core.appointment.wrong-state',
      },
    );
  });

  test('is decided where the superior body stands, and never by whoever proposed it', async () => {
    const one = await propose(community);
    expect(problemOf(await community.post(`/appointments/${one.id}/approve`, { version: 1 }))).toMatchObject({
      status: 403,
      code: 'core.appointment.not-approver',
    });
    const own = await propose(street);
    expect(own.actions).toContainEqual({ action: 'approve', barrier: 'same-person' });
    expect(problemOf(await street.post(`/appointments/${own.id}/approve`, { version: 1 }))).toMatchObject({
      status: 403,
      code: 'core.appointment.same-person',
    });
    // The branch of a grid stands below the community's committee, so the community decides.
    const branch = { ...secretary(), organisationId: bodies.branch };
    expect((await act(community, await propose(street, branch), 'approve')).phase).toBe('in-force');
  });

  test('is not there for somebody elsewhere, nor theirs to propose', async () => {
    const one = await propose(community);
    const stranger = await asker(core, `stranger${tests}`, ALL, units.other);
    expect((await stranger.get(`/appointments/${one.id}`)).status).toBe(404);
    expect((await listed(stranger, '')).total).toBe(0);
    expect(problemOf(await stranger.post(`/appointments/${one.id}/approve`, { version: 1 })).code).toBe(
      'core.appointment.not-found',
    );
    expect(await refused(stranger, secretary())).toMatchObject({
      status: 400,
      code: 'core.appointment.unknown-organisation',
    });
    const reader = await asker(
      core,
      `reader${tests}`,
      ['core.appointment.read', 'core.organisation.read'],
      units.district,
    );
    expect((await reader.get<AppointmentDetail>(`/appointments/${one.id}`)).body).toMatchObject({
      actions: [],
      person: { readable: false },
      organisation: { readable: true },
    });
    expect((await reader.post('/appointments', secretary())).status).toBe(403);
  });

  test('two people at once: the second is shown what the first made of it', async () => {
    const one = await propose(community);
    const both = await Promise.all(
      [street, second].map((by) => by.post<AppointmentDetail>(`/appointments/${one.id}/approve`, { version: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = both.find(({ status }) => status === 409);
    expect(loser && problemOf(loser)).toMatchObject({
      code: 'core.record.changed',
      params: { current: { phase: 'in-force' } },
    });
  });
});

describe('what does not fit', () => {
  test('is refused, each at its field', async () => {
    const left = await people.person(units.community, '王离职', 'left');
    const closed = await people.body({
      type: 'party-committee',
      unitId: units.community,
      state: 'dissolved',
      validTo: '2026-02-01',
    });
    const faults: [object, string, string][] = [
      [secretary({ post: 'director' }), 'wrong-post', 'post'],
      [secretary({ seat: 'police' }), 'seat-elsewhere', 'seat'],
      [secretary({ validFrom: '2025-12-31' }), 'outside-life', 'validFrom'],
      [secretary({ organisationId: closed }), 'organisation-not-active', 'organisationId'],
      [secretary({ organisationId: randomUUID() }), 'unknown-organisation', 'organisationId'],
      [secretary({ personId: randomUUID() }), 'unknown-person', 'personId'],
      [secretary({ personId: left }), 'person-left', 'personId'],
      [secretary({ kind: 'part-time', fromOrganisationId: bodies.committee }), 'from-same', 'fromOrganisationId'],
      [secretary({ kind: 'part-time', fromOrganisationId: randomUUID() }), 'unknown-from', 'fromOrganisationId'],
      [secretary({ handover: { from: randomUUID(), note: '交接' } }), 'wrong-handover', 'handover.from'],
    ];
    for (const [command, what, field] of faults)
      expect(await refused(community, command)).toMatchObject({ status: 400, code: `core.appointment.${what}`, field });
    for (const wrong of [
      {},
      secretary({ kind: 'seconded', fromName: '区教育局' }),
      secretary({ kind: 'seconded', validTo: '2026-12-01' }),
      secretary({ validTo: '2026-03-01' }),
      secretary({ validFrom: '2026-02-30' }),
    ])
      expect((await community.post('/appointments', wrong)).status).toBe(400);
  });

  test('a seat belongs to a big committee, and a secondment says from where and until when', async () => {
    const member = {
      organisationId: bodies.big,
      post: 'committee-member',
      kind: 'part-time',
      fromName: '派出所',
      seat: 'police',
    };
    expect(await inForce(secretary(member))).toMatchObject({
      seat: 'police',
      from: { name: '派出所', organisationId: null },
    });
    const lent = { personId: li, kind: 'seconded', fromOrganisationId: bodies.branch, validTo: '2026-12-01' };
    expect(await inForce(secretary(lent))).toMatchObject({
      validTo: '2026-12-01',
      from: { name: '第一网格党支部', organisationId: bodies.branch },
    });
  });

  test('a single post has one holder: the second is told who holds it and since when', async () => {
    await inForce();
    const answer = await refused(community, secretary({ personId: li, kind: 'concurrent', validFrom: '2026-05-01' }));
    expect(answer).toMatchObject({ status: 409, code: 'core.appointment.post-held', field: 'post' });
    expect(answer.title).toContain('张建国自 2026-03-01 起任团结社区党委书记');
    // Before the holder came it was free.
    await inForce(secretary({ personId: li, kind: 'concurrent', validFrom: '2026-01-01', validTo: '2026-03-01' }));
    // A post that many can hold is refused only to whoever holds it already.
    const member = { post: 'committee-member', kind: 'concurrent', validFrom: '2026-01-01' };
    await inForce(secretary(member));
    await inForce(secretary({ ...member, personId: li }));
    expect(await refused(community, secretary(member))).toMatchObject({
      status: 409,
      code: 'core.appointment.already-held',
    });
  });

  test('two who were proposed for one post: only one can be approved, also at the same moment', async () => {
    const two = [
      await propose(community),
      await propose(community, secretary({ personId: li, validFrom: '2026-04-01' })),
    ];
    const answers = await Promise.all(
      two.map(({ id, version }) => street.post(`/appointments/${id}/approve`, { version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser && problemOf(loser)).toMatchObject({ code: 'core.appointment.post-held' });
  });

  test('one full post at a time: a second one names the first', async () => {
    await inForce();
    const elsewhere = secretary({ organisationId: bodies.branch, validFrom: '2026-06-01' });
    const answer = await refused(community, elsewhere);
    expect(answer).toMatchObject({ status: 409, code: 'core.appointment.full-overlap', field: 'personId' });
    expect(answer.title).toContain('团结社区党委书记');
    // Of a body that the asker may not see the name is not told.
    const blind = await asker(core, `blind${tests}`, ALL, units.grid);
    const reader = await asker(core, `people${tests}`, [...APPOINTMENT, 'core.organisation.read'], units.grid);
    expect(await refused(reader, elsewhere)).toMatchObject({ code: 'core.appointment.unknown-person' });
    await core.platform.grant(blind.id, ['core.person.read'], units.community);
    expect((await refused(blind, elsewhere)).title).toContain('其他专任职务');
    await inForce({ ...elsewhere, kind: 'concurrent' });
  });

  test('two full posts approved at the same moment: one is, the other is told', async () => {
    const two = [await propose(community), await propose(community, secretary({ organisationId: bodies.branch }))];
    const answers = await Promise.all(
      two.map(({ id, version }) => street.post(`/appointments/${id}/approve`, { version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser && problemOf(loser).code).toBe('core.appointment.full-overlap');
  });

  test('a full post that somebody writes past core meanwhile is told in words too', async () => {
    const one = await propose(community);
    const { client } = core.database;
    await client.query('BEGIN');
    await people.appointment({
      person: zhang,
      body: bodies.branch,
      post: 'secretary',
      kind: 'full',
      from: '2026-01-01',
    });
    const answer = street.post(`/appointments/${one.id}/approve`, { version: 1 });
    const waits = async () => {
      const { rows } = await client.query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return rows.length > 0;
    };
    await core.until(waits);
    await client.query('COMMIT');
    expect(problemOf(await answer)).toMatchObject({ status: 409, code: 'core.appointment.full-overlap' });
    expect((await street.get<AppointmentDetail>(`/appointments/${one.id}`)).body.phase).toBe('proposed');
  });

  test('is asked again when it is approved: the person left, or the body ended meanwhile', async () => {
    const one = await propose(community);
    await core.database.client.query(`UPDATE core.person SET state = 'left' WHERE id = $1`, [zhang]);
    expect(problemOf(await street.post(`/appointments/${one.id}/approve`, { version: 1 })).code).toBe(
      'core.appointment.person-left',
    );
    await core.database.client.query(`UPDATE core.person SET state = 'active' WHERE id = $1`, [zhang]);
    await core.database.client.query(
      `UPDATE core.organisation SET state = 'dissolved', valid_to = '2026-04-01' WHERE id = $1`,
      [bodies.committee],
    );
    expect(problemOf(await street.post(`/appointments/${one.id}/approve`, { version: 1 })).code).toBe(
      'core.appointment.organisation-not-active',
    );
  });
});

describe('the end of an appointment', () => {
  test('lies within its period, and may lie ahead', async () => {
    const one = await inForce(secretary({ kind: 'seconded', fromName: '区教育局', validTo: '2027-03-01' }));
    const end = (on: string) =>
      street.post<AppointmentDetail>(`/appointments/${one.id}/end`, { on, reason: '期满', version: one.version });
    expect(problemOf(await end('2026-02-28'))).toMatchObject({ code: 'core.appointment.end-before', field: 'on' });
    expect(problemOf(await end('2027-03-02'))).toMatchObject({ code: 'core.appointment.end-later', field: 'on' });
    expect(
      problemOf(
        await community.post(`/appointments/${one.id}/end`, { on: '2026-12-31', reason: 'x', version: one.version }),
      ).code,
    ).toBe('core.appointment.not-approver');
    const ahead = addDays(today(), 1);
    expect((await end(ahead)).body).toMatchObject({ phase: 'in-force', validTo: ahead });
  });

  test('takes the grants along that rest on it, and no other; one that lies ahead lets them run until then', async () => {
    const one = await inForce();
    const { client } = core.database;
    const holder = await core.platform.account(`holder${tests}`);
    await client.query(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ('test.post', 'test', '{}', '{}') ON CONFLICT DO NOTHING`,
    );
    const grant = (unitId: number, appointmentId: string | null) =>
      client.query(
        `INSERT INTO core."grant" (account_id, role_id, unit_id, appointment_id, reason) VALUES ($1, 'test.post', $2, $3, 'x')`,
        [holder, unitId, appointmentId],
      );
    await grant(units.community, one.id);
    await grant(units.grid, null);
    expect((await street.get<AppointmentDetail>(`/appointments/${one.id}`)).body.grants).toBe(1);
    const ahead = addDays(today(), 2);
    const planned = await act(street, one, 'end', { on: ahead, reason: '调离' });
    const ends = async () =>
      (
        await client.query<{ until: string | null; by: string | null }>(
          `SELECT to_char(valid_to AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS until, ended_by AS by FROM core."grant"
           WHERE account_id = $1 ORDER BY appointment_id NULLS LAST`,
          [holder],
        )
      ).rows;
    // Midnight in Shanghai, at which the day begins on which the post is not held any more.
    expect(await ends()).toEqual([
      { until: `${ahead} 00:00`, by: street.id },
      { until: null, by: null },
    ]);
    const ended = await act(street, planned, 'end', { on: today(), reason: '提前调离' });
    expect(ended).toMatchObject({ phase: 'ended', grants: 0 });
    expect((await ends())[1]?.until).toBeNull();
  });

  test('is on a day of Shanghai, whatever day it is elsewhere', async () => {
    const day = addDays(today(), 40);
    const one = await inForce(secretary({ kind: 'seconded', fromName: '区教育局', validTo: day }));
    const phase = async () => (await street.get<AppointmentDetail>(`/appointments/${one.id}`)).body.phase;
    const midnight = Date.parse(`${day}T00:00:00+08:00`);
    core.setClock(midnight - 2_000 - Date.now());
    expect(await phase()).toBe('in-force');
    core.setClock(midnight + 1_000 - Date.now());
    expect(await phase()).toBe('ended');
    expect((await listed(street, 'phase=ended')).items.map(({ id }) => id)).toContain(one.id);
    core.setClock(0);
    expect(await phase()).toBe('in-force');
  });
});

describe('the hand-over', () => {
  const handOver = (from: string, changes: object = {}) =>
    secretary({ personId: li, validFrom: '2026-07-01', handover: { from, note: '账册与钥匙已移交' }, ...changes });

  test('ends the old one and begins the new one in one step, on one day', async () => {
    const old = await inForce();
    expect(old.actions).toContainEqual({ action: 'hand-over', barrier: null });
    const proposed = await propose(community, handOver(old.id));
    expect(proposed).toMatchObject({ replaces: { id: old.id, person: '张建国' }, handoverNote: '账册与钥匙已移交' });
    expect((await street.get<AppointmentDetail>(`/appointments/${old.id}`)).body).toMatchObject({
      phase: 'in-force',
      handedTo: null,
    });
    await act(street, proposed, 'approve');
    const { body } = await street.get<AppointmentDetail>(`/appointments/${old.id}`);
    expect(body).toMatchObject({
      phase: 'ended',
      validTo: '2026-07-01',
      handedTo: { id: proposed.id, person: '李秀英' },
    });
    expect(body.handoverNote).toBe('账册与钥匙已移交');
    const holders = async (asOf: string) =>
      (await listed(street, `organisationId=${bodies.committee}&asOf=${asOf}`)).items.map(({ person }) => person.name);
    expect(await holders('2026-06-30')).toEqual(['张建国']);
    expect(await holders('2026-07-01')).toEqual(['李秀英']);
    const { rows } = await core.database.client.query<{ target: string }>(
      `SELECT target FROM core.audit_entry WHERE action = 'core.appointment.approve' AND target = ANY ($1)`,
      [[old.id, proposed.id]],
    );
    expect(rows.map(({ target }) => target).sort()).toEqual([old.id, old.id, proposed.id].sort());
  });

  test('to oneself is a new term', async () => {
    const old = await inForce(secretary({ termEnd: '2026-06-30' }));
    const next = await inForce(handOver(old.id, { personId: zhang, termEnd: '2031-06-30' }));
    expect(next).toMatchObject({ person: { id: zhang }, termEnd: '2031-06-30', phase: 'in-force' });
  });

  test('is of the same post, on a day on which it is held', async () => {
    const old = await inForce();
    const wrong = async (changes: object) => (await refused(community, handOver(old.id, changes))).code;
    expect(await wrong({ post: 'committee-member' })).toBe('core.appointment.wrong-handover');
    expect(await wrong({ organisationId: bodies.branch })).toBe('core.appointment.wrong-handover');
    expect(await wrong({ validFrom: '2026-03-01' })).toBe('core.appointment.handover-day');
    await act(street, old, 'end', { on: '2026-05-01', reason: '调离' });
    expect(await wrong({})).toBe('core.appointment.handover-day');
  });

  test('two hand-overs of one post: the second finds the first one holding it, also at the same moment', async () => {
    const old = await inForce();
    const wang = await people.person(units.community, '王强');
    const two = [
      await propose(community, handOver(old.id)),
      await propose(community, handOver(old.id, { personId: wang })),
    ];
    const answers = await Promise.all(
      two.map(({ id, version }) => street.post(`/appointments/${id}/approve`, { version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { total } = await listed(street, `organisationId=${bodies.committee}&post=secretary&phase=in-force`);
    expect(total).toBe(1);
  });

  test('two hand-overs of a post that many can hold: it is handed over once', async () => {
    const member = { post: 'committee-member', kind: 'concurrent' };
    const old = await inForce(secretary(member));
    const wang = await people.person(units.community, '王强');
    const one = await propose(community, handOver(old.id, member));
    const other = await propose(community, handOver(old.id, { ...member, personId: wang }));
    await act(street, one, 'approve');
    expect(problemOf(await street.post(`/appointments/${other.id}/approve`, { version: 1 }))).toMatchObject({
      status: 409,
      code: 'core.appointment.handed-over',
    });
  });
});

describe('bodies that end', () => {
  test('merged: members go on in the other body with the grants that rest on their posts, if that is asked for', async () => {
    const into = await people.body({ type: 'party-committee', unitId: units.community, name: '新团结党委' });
    const head = await inForce();
    const member = await inForce(secretary({ personId: li, post: 'committee-member' }));
    const waiting = await propose(community, secretary({ personId: li, post: 'party-worker', kind: 'concurrent' }));
    const { client } = core.database;
    const holder = await core.platform.account(`member${tests}`);
    await client.query(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ('test.post', 'test', '{}', '{}') ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, appointment_id, reason) VALUES ($1, 'test.post', $2, $3, 'x')`,
      [holder, units.community, member.id],
    );
    const merged = await district.post(`/organisations/${bodies.committee}/merge`, {
      version: 1,
      successorId: into,
      on: '2026-08-01',
      reason: '合并',
      appointments: 'follow',
    });
    expect([merged.status, merged.body]).toEqual([200, expect.anything()]);
    const there = await listed(street, `organisationId=${into}&phase=in-force`);
    expect(there.items).toMatchObject([
      { person: { id: li }, post: 'committee-member', kind: 'full', validFrom: '2026-08-01' },
    ]);
    const followed = (await street.get<AppointmentDetail>(`/appointments/${there.items[0]?.id}`)).body;
    expect(followed).toMatchObject({ replaces: { id: member.id }, grants: 1 });
    expect((await street.get<AppointmentDetail>(`/appointments/${head.id}`)).body).toMatchObject({
      phase: 'ended',
      validTo: '2026-08-01',
    });
    expect((await street.get<AppointmentDetail>(`/appointments/${waiting.id}`)).body).toMatchObject({
      phase: 'refused',
      endReason: '合并',
    });
    const history = await street.get<{ items: AppointmentChange[] }>(`/appointments/${followed.id}/history`);
    expect(history.body.items.map(({ kind }) => kind)).toEqual(['followed']);
  });
});

describe('lists', () => {
  test('any day can be asked, of a unit with all below it and of a body', async () => {
    const old = await people.appointment({
      person: zhang,
      body: bodies.branch,
      post: 'secretary',
      from: '2026-01-10',
      to: '2026-05-01',
      state: 'ended',
    });
    const now = await people.appointment({ person: li, body: bodies.branch, post: 'secretary', from: '2026-05-01' });
    const ids = async (query: string) => (await listed(street, query)).items.map(({ id }) => id);
    for (const where of [`unitId=${units.street}`, `unitId=${units.grid}`, `organisationId=${bodies.branch}`]) {
      expect(await ids(`${where}&asOf=2026-01-09`)).toEqual([]);
      expect(await ids(`${where}&asOf=2026-01-10`)).toEqual([old]);
      expect(await ids(`${where}&asOf=2026-04-30`)).toEqual([old]);
      expect(await ids(`${where}&asOf=2026-05-01`)).toEqual([now]);
    }
    expect(await ids(`unitId=${units.other}&asOf=2026-05-01`)).toEqual([]);
    expect(await ids(`personId=${zhang}`)).toEqual([old]);
    // The unit moves, and what stands in it with it.
    await core.platform.move(units.community, units.other);
    expect(await ids('asOf=2026-05-01')).toEqual([]);
    const elsewhere = await asker(core, `elsewhere${tests}`, ALL, units.other);
    expect((await listed(elsewhere, 'asOf=2026-04-30')).items.map(({ id }) => id)).toEqual([old]);
  });

  test('every filter narrows, and every order holds', async () => {
    const soon = addDays(today(), 10);
    const made = {
      secretary: await people.appointment({
        person: zhang,
        body: bodies.committee,
        post: 'secretary',
        kind: 'full',
        from: '2026-01-05',
        termEnd: soon,
      }),
      overdue: await people.appointment({
        person: li,
        body: bodies.committee,
        post: 'committee-member',
        from: '2026-01-04',
        termEnd: '2026-06-30',
      }),
      seat: await people.appointment({
        person: li,
        body: bodies.big,
        post: 'committee-member',
        kind: 'part-time',
        seat: 'police',
        from: '2026-01-03',
      }),
      lent: await people.appointment({
        person: zhang,
        body: bodies.big,
        post: 'committee-member',
        kind: 'seconded',
        from: '2026-01-02',
        to: addDays(soon, 1),
      }),
      ahead: await people.appointment({ person: li, body: bodies.branch, post: 'secretary', from: soon }),
      proposed: await people.appointment({
        person: li,
        body: bodies.branch,
        post: 'deputy-secretary',
        state: 'proposed',
        from: '2026-01-01',
      }),
      refused: await people.appointment({
        person: zhang,
        body: bodies.branch,
        post: 'deputy-secretary',
        state: 'refused',
        from: '2025-12-30',
      }),
    };
    const names = new Map(Object.entries(made).map(([name, id]) => [id, name]));
    const found = async (query: string) => (await listed(street, query)).items.map(({ id }) => names.get(id));
    expect(await found('')).toEqual(['ahead', 'secretary', 'overdue', 'seat', 'lent', 'proposed', 'refused']);
    expect(await found('phase=in-force')).toEqual(['secretary', 'overdue', 'seat', 'lent']);
    expect(await found('phase=to-come')).toEqual(['ahead']);
    expect(await found('phase=proposed')).toEqual(['proposed']);
    expect(await found('phase=refused')).toEqual(['refused']);
    expect(await found('organisationType=big-committee')).toEqual(['seat', 'lent']);
    expect(await found('post=secretary&sort=post')).toEqual(['secretary', 'ahead']);
    expect(await found('kind=seconded')).toEqual(['lent']);
    expect(await found('seat=police')).toEqual(['seat']);
    expect(await found(`q=${encodeURIComponent('建国')}&phase=in-force`)).toEqual(['secretary', 'lent']);
    expect(await found(`q=${encodeURIComponent('第一网格')}`)).toEqual(['ahead', 'proposed', 'refused']);
    expect(await found(`q=${encodeURIComponent('%')}`)).toEqual([]);
    expect(await found('endingWithin=10&sort=ending')).toEqual([
      'overdue',
      ...sorted(names, made.secretary, made.lent),
    ]);
    expect(await found('endingWithin=9&sort=ending')).toEqual(['overdue']);
    expect(await found('endingWithin=0&sort=ending')).toEqual(['overdue']);
    expect(await found('page=2&pageSize=3')).toEqual(['seat', 'lent', 'proposed'].slice(0, 3));
  });
});

/** Two of the same day stand by their ids. */
const sorted = (names: Map<string, string>, ...ids: string[]) => ids.sort().map((id) => names.get(id));
