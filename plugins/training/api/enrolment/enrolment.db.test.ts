// Long because seats, answers and results are tried on the same classes in one world, whose start costs more than a test.
import type { Page, Problem } from '@linli/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Candidate, Certificate, Enrolment, EnrolmentDetail, MyEnrolments, Roll } from '../../contract/index.ts';
import { startClassWorld } from '../testing/class.world.ts';
import type { ClassWorld } from '../testing/class.world.ts';
import type { Holder } from '../testing/training.world.ts';

let world: ClassWorld;
let holders: Holder[];
let member: Holder;
beforeAll(async () => {
  world = await startClassWorld();
  holders = ['甲', '乙', '丙', '丁'].map((name) => world.holder(`${name}书记`, 'community', '2025-01-01'));
  member = world.holder('有账号', 'community', '2025-01-01', { accountId: world.accountOf('member') });
  world.holder('别街书记', 'otherCommunity', '2025-01-01');
});
afterAll(() => world?.close());

const at = (n: number) => holders[n] as Holder;
const url = (classId: string, part: string) => `/v1/training-classes/${classId}/${part}`;
const rollOf = async (classId: string) => (await world.as('organiser').get<Roll>(url(classId, 'roll'))).body.items;
const act = (enrolment: { id: string; version: number }, action: string, more: object = {}, role = 'unit-desk') =>
  world.as(role).post<EnrolmentDetail & Problem>(`/v1/enrolments/${enrolment.id}/${action}`, {
    version: enrolment.version,
    ...more,
  });
const waitingOf = async (classId: string) =>
  Object.fromEntries((await rollOf(classId)).map(({ person, state, waiting }) => [person.name, waiting ?? state]));

describe('nominating', () => {
  test('chooses among those who hold a post of the audience in reach, and nobody else', async () => {
    const { id } = await world.classAt('enrolling');
    const { items } = (await world.as('unit-desk').get<{ items: Candidate[] }>(url(id, 'candidates'))).body;
    expect(items.map(({ person }) => person.name)).toContain('甲书记');
    const unknown = await world
      .as('unit-desk')
      .post<Problem>(url(id, 'nominations'), { appointmentIds: [at(0).appointmentId, crypto.randomUUID()] });
    expect([unknown.status, unknown.body.code]).toEqual([400, 'training.enrolment.no-candidate']);
    expect(await rollOf(id)).toEqual([]);
  });

  test('is for those of one’s own unit, and a second time in the same class is refused by name', async () => {
    const { id } = await world.classAt('enrolling');
    const [one] = await world.nominate(id, at(0));
    expect(one).toMatchObject({ state: 'nominated', person: { name: '甲书记' }, unitId: world.at.community });
    const again = await world
      .as('unit-desk')
      .post<Problem>(url(id, 'nominations'), { appointmentIds: [at(1).appointmentId, at(0).appointmentId] });
    expect([again.status, again.body.code]).toEqual([409, 'training.enrolment.already']);
    expect(again.body.title).toContain('甲书记');
    expect(await rollOf(id)).toHaveLength(1);
    const declined = (await act(one as EnrolmentDetail, 'decline-for', { door: 'counter', reason: '出差' })).body;
    expect(declined.state).toBe('declined');
    expect(await world.nominate(id, at(0))).toHaveLength(1);
  });

  test('waits until the class is open for it', async () => {
    const { id } = await world.classAt('approved');
    const refused = await world
      .as('unit-desk')
      .post<Problem>(url(id, 'nominations'), { appointmentIds: [at(0).appointmentId] });
    expect([refused.status, refused.body.code]).toEqual([409, 'training.enrolment.not-open']);
    expect(refused.body.title).toContain('已批准');
  });

  test('of two units is seen by each of its own, and by the district of all', async () => {
    const { id } = await world.classAt('enrolling');
    await world.nominate(id, at(0));
    expect((await world.neighbour.get<Page<Enrolment>>('/v1/enrolments')).body.total).toBe(0);
    expect((await world.neighbour.get(url(id, 'roll'))).status).toBe(404);
  });
});

describe('answering', () => {
  test('is for oneself: one’s own nomination waits among the todos, and another’s is not one’s to answer', async () => {
    const { id } = await world.classAt('enrolling');
    const [mine, other] = (await world.nominate(id, member, at(1))) as [EnrolmentDetail, EnrolmentDetail];
    const { items } = (await world.as('member').get<MyEnrolments>('/v1/enrolments/mine')).body;
    expect(items.map((each) => each.id)).toContain(mine.id);
    expect(items.map((each) => each.id)).not.toContain(other.id);
    expect(items[0]?.actions.map(({ action }) => action)).toEqual(['confirm', 'decline']);
    expect((await act(other, 'confirm', {}, 'member')).status).toBe(404);
    const confirmed = await act(mine, 'confirm', {}, 'member');
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed', waiting: null } });
    expect((await act(mine, 'confirm', {}, 'member')).status).toBe(409);
  });

  test('of somebody without an account is entered by their office, with its door', async () => {
    const { id } = await world.classAt('enrolling');
    const [one] = (await world.nominate(id, at(0))) as [EnrolmentDetail];
    expect((await act(one, 'confirm-for', { door: 'sms' })).status).toBe(400);
    const { body } = await act(one, 'confirm-for', { door: 'paper' });
    expect(body.state).toBe('confirmed');
    const history = await world
      .as('viewer')
      .get<{ items: { action: string; door: string }[] }>(`/v1/enrolments/${one.id}/history`);
    expect(history.body.items[0]).toMatchObject({ action: 'confirm-for', door: 'paper' });
  });
});

describe('seats', () => {
  test('go to the first who say yes; the others wait, and move up when somebody gives theirs back', async () => {
    const { id } = await world.classAt('enrolling', { seats: 2 });
    const all = await world.nominate(id, ...holders);
    const confirmed: EnrolmentDetail[] = [];
    for (const each of all) confirmed.push(await world.confirm(each));
    expect(confirmed.map(({ waiting }) => waiting)).toEqual([null, null, 1, 2]);
    await act(confirmed[0] as EnrolmentDetail, 'withdraw', { reason: '调离' });
    expect(await waitingOf(id)).toEqual({ 乙书记: 'confirmed', 丙书记: 'confirmed', 丁书记: 1 });
    const { body } = await world.as('viewer').get<{ seated: number; waiting: number }>(`/v1/training-classes/${id}`);
    expect(body).toMatchObject({ seated: 2, waiting: 1 });
  });

  test('the last one, wanted by several at once, goes to exactly one, and each is told what holds', async () => {
    const { id } = await world.classAt('enrolling', { seats: 1 });
    const all = await world.nominate(id, ...holders);
    const answers = await Promise.all(all.map((each) => world.confirm(each)));
    expect(answers.map(({ waiting }) => waiting ?? 0).sort()).toEqual([0, 1, 2, 3]);
  });
});

describe('results', () => {
  const running = async (more: object = {}) => {
    const { id } = await world.classAt('enrolling', { seats: 3, ...more });
    const all = await world.nominate(id, ...holders);
    for (const each of all) await world.confirm(each);
    await world.step(id, 'start');
    return id;
  };
  const record = (id: string, rows: object[]) => world.as('organiser').post<Roll & Problem>(url(id, 'roll'), { rows });

  test('are entered back in one go, all or nothing, and not of those who wait for a seat', async () => {
    const id = await running();
    const roll = await rollOf(id);
    const rows = roll.map(({ id: enrolmentId, version }) => ({
      enrolmentId,
      version,
      attended: true,
      result: 'passed',
    }));
    const refused = await record(id, rows);
    expect([refused.status, refused.body.code]).toEqual([409, 'training.enrolment.no-seat']);
    expect(refused.body.title).toContain('丁书记');
    expect((await rollOf(id)).map(({ state }) => state)).toEqual(Array(4).fill('confirmed'));
    const [first, second, third] = rows as [object, object, object];
    const done = await record(id, [
      first,
      { ...second, result: 'failed', note: '没有通过' },
      { ...third, attended: false, result: undefined },
    ]);
    expect(done.body.items.map(({ state, result }) => [state, result])).toEqual([
      ['completed', 'passed'],
      ['completed', 'failed'],
      ['absent', null],
      ['confirmed', null],
    ]);
  });

  test('are asked of whoever came, and only while the class runs', async () => {
    const id = await running();
    const [one] = (await rollOf(id)) as [Roll['items'][number]];
    expect((await record(id, [{ enrolmentId: one.id, version: one.version, attended: true }])).status).toBe(400);
    const open = await world.classAt('enrolling');
    const [early] = (await world.nominate(open.id, at(0))) as [EnrolmentDetail];
    const confirmed = await world.confirm(early);
    const refused = await act(confirmed, 'complete', { result: 'passed' }, 'organiser');
    expect([refused.status, refused.body.code]).toEqual([409, 'training.enrolment.not-running']);
    expect((await record(id, [{ enrolmentId: early.id, version: 1, attended: false }])).status).toBe(404);
  });

  test('end the class: none is missing, who waited is let go, and who passed holds a certificate of it', async () => {
    const type = await world.certificateType();
    const id = await running({ title: '有证的班', certificateTypeId: type.id });
    const early = await world.step(id, 'finish');
    expect(early).toMatchObject({ status: 409, body: { code: 'training.training-class.results-missing' } });
    expect((early.body as Problem).title).toContain('3');
    const [a, b, c] = (await rollOf(id)).map(({ id: enrolmentId, version }) => ({ enrolmentId, version }));
    await record(id, [
      { ...a, attended: true, result: 'passed' },
      { ...b, attended: true, result: 'unfinished', note: '请假' },
      { ...c, attended: false },
    ]);
    expect(await world.step(id, 'finish')).toMatchObject({
      status: 200,
      body: { state: 'finished', certificateTitle: '培训合格证书' },
    });
    expect(await waitingOf(id)).toEqual({ 甲书记: 'completed', 乙书记: 'completed', 丙书记: 'absent' });
    const { items } = (await world.as('viewer').get<Page<Certificate>>(`/v1/certificates?type=${type.id}`)).body;
    expect(items.map(({ holder, issuedOn }) => [holder.name, issuedOn])).toEqual([['甲书记', '2026-11-25']]);
  });

  test('end a class whose certificate is given no more and of whose people one has left: who is here holds it', async () => {
    const type = await world.certificateType();
    const { id } = await world.classAt('enrolling', { certificateTypeId: type.id });
    const gone = world.holder('走了的', 'community', '2025-01-01');
    for (const each of await world.nominate(id, gone, at(0))) await world.confirm(each);
    await world.step(id, 'start');
    const rows = (await rollOf(id)).map((one) => ({ enrolmentId: one.id, version: one.version, attended: true }));
    await record(
      id,
      rows.map((row) => ({ ...row, result: 'passed' })),
    );
    world.leave(gone);
    await world.as('organiser').post(`/v1/certificate-types/${type.id}/close`, { reason: '改版', version: 1 });
    expect(await world.step(id, 'finish')).toMatchObject({ status: 200, body: { state: 'finished' } });
    const { items } = (await world.as('viewer').get<Page<Certificate>>(`/v1/certificates?type=${type.id}`)).body;
    expect(items.map(({ holder }) => holder.name)).toEqual(['甲书记']);
  });

  test('a post that ended in the middle is marked on the roll, and the row stays', async () => {
    const { id } = await world.classAt('enrolling');
    const leaving = world.holder('要走的', 'community', '2025-01-01');
    await world.nominate(id, leaving, at(0));
    world.endPost(leaving);
    expect((await rollOf(id)).map(({ person, postEnded }) => [person.name, postEnded])).toEqual([
      ['要走的', true],
      ['甲书记', false],
    ]);
  });

  test('a class that is called off lets everybody go with its reason', async () => {
    const id = await running();
    await world.step(id, 'cancel', { reason: '场地不可用' });
    expect(await rollOf(id)).toEqual([]);
    const { items } = (await world.as('viewer').get<Page<Enrolment>>(`/v1/enrolments?class=${id}`)).body;
    expect(items.map(({ state }) => state)).toEqual(Array(4).fill('withdrawn'));
  });
});
