import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AppointmentDetail, HeldAppointments } from '@linli/contracts';
import { asker, TestPeople, type Asker } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const APPOINTMENT = ['read', 'propose', 'approve'].map((verb) => `core.appointment.${verb}`);
const ALL = [...APPOINTMENT, 'core.organisation.read', 'core.person.read'];
let core: TestCore;
let units: { street: number; first: number; second: number };
let by: { desk: Asker; first: Asker; chief: Asker };
let committees: string[];

beforeAll(async () => {
  core = await startTestCore();
  const people = new TestPeople(core);
  const street = await core.platform.unit('street', 1, '东街');
  const [first, second] = [
    await core.platform.unit('community', street, '甲社区'),
    await core.platform.unit('community', street, '乙社区'),
  ];
  units = { street, first, second };
  by = {
    desk: await asker(core, 'desk', ALL, street),
    chief: await asker(core, 'chief', ALL, street),
    first: await asker(core, 'first', ['core.appointment.read'], first),
  };
  const superiorId = await people.body({ type: 'party-committee', unitId: street });
  committees = [];
  for (const unitId of [first, second]) {
    const organisationId = await people.body({ type: 'party-committee', unitId, superiorId });
    committees.push(organisationId);
    const personId = await people.person(unitId, `书记${unitId}`);
    const command = { personId, organisationId, post: 'secretary', kind: 'full', validFrom: '2026-03-01' };
    const { body } = await by.desk.post<AppointmentDetail>('/appointments', command);
    const approved = await by.chief.post(`/appointments/${body.id}/approve`, { version: body.version });
    expect(approved.status).toBe(200);
  }
});
afterAll(() => core?.close());

const held = async (asks: Asker, query: string) =>
  (await asks.get<HeldAppointments>(`/appointments/held?post=secretary&asOf=2026-06-01&${query}`)).body;

test('those who hold a post on a day are told with body and unit, and not before their day', async () => {
  const { items, next } = await held(by.desk, '');
  expect(items.map(({ unitId, validFrom }) => [unitId, validFrom]).sort()).toEqual(
    [units.first, units.second].map((unit) => [unit, '2026-03-01']).sort(),
  );
  expect(next).toBeNull();
  expect(items.map(({ organisation, person }) => [organisation.type, person.accountId])).toEqual([
    ['party-committee', null],
    ['party-committee', null],
  ]);
  const before = await by.desk.get<HeldAppointments>('/appointments/held?post=secretary&asOf=2026-02-28');
  expect(before.body).toEqual({ items: [], next: null });
});

test('a reach, a unit, and a type of body narrow it; elsewhere it is empty', async () => {
  expect((await held(by.first, '')).items.map(({ unitId }) => unitId)).toEqual([units.first]);
  expect((await held(by.first, `unitId=${units.second}`)).items).toEqual([]);
  expect((await held(by.desk, `unitId=${units.second}`)).items.map(({ organisation }) => organisation.id)).toEqual([
    committees[1],
  ]);
  expect((await held(by.desk, 'organisationType=branch')).items).toEqual([]);
});

test('pages by cursor tell each of them once', async () => {
  const one = await held(by.desk, 'limit=1');
  const two = await held(by.desk, `limit=1&after=${one.next}`);
  expect(new Set([...one.items, ...two.items].map(({ id }) => id)).size).toBe(2);
  expect(two.next).toBeNull();
});
