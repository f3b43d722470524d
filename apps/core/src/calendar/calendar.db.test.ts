import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AdjustedDays, CalendarMonth, WorkingDayAnswer } from '@linli/contracts';
import { asker, problemOf, type Asker } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const READ = 'core.calendar.read';
const UPDATE = 'core.calendar.update';
let core: TestCore;
let tests = 0;
let units: { district: number; street: number; community: number };
let admin: Asker;
let worker: Asker;

beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core?.close());

beforeEach(async () => {
  tests += 1;
  const { platform } = core;
  const district = await platform.unit('district', 1, `区${tests}`);
  const street = await platform.unit('street', district, `街道${tests}`);
  units = { district, street, community: await platform.unit('community', street, `社区${tests}`) };
  admin = await asker(core, `admin${tests}`, [READ, UPDATE], district);
  worker = await asker(core, `worker${tests}`, [READ], units.community);
});

const month = async (of: string, by = worker, query = '') =>
  (await by.get<CalendarMonth>(`/calendar/month?month=${of}${query}`)).body;
const dayOf = async (day: string, by = worker) =>
  (await month(day.slice(0, 7), by)).days.find((each) => each.day === day);
const adjust = (body: object, by = admin) =>
  by.post<AdjustedDays>('/calendar/days', { districtId: units.district, ...body });
const fifth = async (from: string, by = worker) =>
  (await by.get<WorkingDayAnswer>(`/calendar/working-day?from=${from}&days=5`)).body;

describe('the month', () => {
  test('shows rest, work, holidays and swapped days to whoever works in the district', async () => {
    const october = await month('2026-10');
    expect(october).toMatchObject({
      district: { id: units.district, name: `区${tests}` },
      year: { year: 2026, published: true, entered: null },
      actions: [],
    });
    expect(october.days).toHaveLength(31);
    expect(october.workingDays).toBe(18);
    expect(october.days[0]).toEqual({
      day: '2026-10-01',
      works: false,
      swapped: true,
      holiday: '国庆节',
      adjustment: null,
    });
    expect(october.days[9]).toMatchObject({ day: '2026-10-10', works: true, swapped: true, holiday: '国庆节' });
    expect(october.days[10]).toMatchObject({ works: false, swapped: false, holiday: null });
    expect((await month('2026-10', admin)).actions).toEqual(['adjust']);
  });

  test('of a year that nobody has published says so, until the district has entered it', async () => {
    expect((await month('2098-10', admin)).year).toEqual({ year: 2098, published: false, entered: null });
    expect(await fifth('2098-09-30')).toEqual({ day: '2098-10-07', unpublished: 2098 });
    await adjust({ from: '2098-10-01', to: '2098-10-07', works: false, reason: '国庆节' });
    expect(await fifth('2098-09-30')).toEqual({ day: '2098-10-14', unpublished: 2098 });
    const enter = (entered: boolean) =>
      admin.post('/calendar/years', { districtId: units.district, year: 2098, entered });
    expect((await enter(true)).status).toBe(200);
    expect((await month('2098-10')).year).toMatchObject({ published: false, entered: { by: `admin${tests}` } });
    expect((await fifth('2098-09-30')).unpublished).toBeNull();
    await enter(false);
    expect((await fifth('2098-09-30')).unpublished).toBe(2098);
  });

  test('is not for whoever has nothing to do with the district, and names no unit to them', async () => {
    const elsewhere = await core.platform.unit('district', 1, '别区');
    const foreign = await core.platform.unit('street', elsewhere, '别街');
    for (const unitId of [foreign, elsewhere, 999_999])
      expect(problemOf(await worker.get(`/calendar/month?month=2026-10&unitId=${unitId}`))).toMatchObject({
        status: 400,
        code: 'core.calendar.unknown-unit',
        field: 'unitId',
      });
    expect((await month('2026-10', worker, `&unitId=${units.street}`)).district?.id).toBe(units.district);
    const nobody = await asker(core, `nobody${tests}`, ['core.unit.read'], units.district);
    expect((await nobody.get('/calendar/month?month=2026-10')).status).toBe(403);
  });

  test('above the districts is the one that was published', async () => {
    const nation = await asker(core, `nation${tests}`, [READ, UPDATE], 1);
    await adjust({ from: '2026-10-12', works: false, reason: '清雪' });
    const october = await month('2026-10', nation);
    expect(october.district).toBeNull();
    expect(october.days[11]).toMatchObject({ works: true, adjustment: null });
    expect(october.actions).toEqual([]);
  });
});

describe('an adjustment', () => {
  test('counts at once, for this district alone, and is gone at once when it is taken back', async () => {
    expect((await fifth('2026-09-30')).day).toBe('2026-10-13');
    const answer = await adjust({ from: '2026-10-12', to: '2026-10-13', works: false, reason: '暴雨停工' });
    expect(answer).toEqual({ status: 200, body: { from: '2026-10-12', to: '2026-10-13', count: 2 } });
    expect((await fifth('2026-09-30')).day).toBe('2026-10-15');
    expect(await dayOf('2026-10-12')).toMatchObject({
      works: false,
      adjustment: { works: false, reason: '暴雨停工', by: `admin${tests}` },
    });
    const other = await core.platform.unit('district', 1, `邻区${tests}`);
    const neighbour = await asker(core, `neighbour${tests}`, [READ], other);
    expect((await fifth('2026-09-30', neighbour)).day).toBe('2026-10-13');
    await admin.post('/calendar/days/clear', { districtId: units.district, from: '2026-10-12', to: '2026-10-13' });
    expect((await fifth('2026-09-30')).day).toBe('2026-10-13');
    expect((await dayOf('2026-10-12'))?.adjustment).toBeNull();
  });

  test('that was rolled back is not remembered', async () => {
    await fifth('2026-09-30');
    const { client } = core.database;
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO core.calendar_day (district_id, day, works, reason, by_name) VALUES ($1, '2026-10-12', false, 'x', 'x')`,
      [units.district],
    );
    expect((await fifth('2026-09-30')).day).toBe('2026-10-13');
    await client.query('ROLLBACK');
    expect((await fifth('2026-09-30')).day).toBe('2026-10-13');
    await adjust({ from: '2026-10-13', works: false, reason: 'y' });
    expect((await fifth('2026-09-30')).day).toBe('2026-10-14');
  });

  test('stands in the audit log with what was said before', async () => {
    await adjust({ from: '2026-10-12', works: false, reason: '停电' });
    await adjust({ from: '2026-10-12', works: true, reason: '已恢复' });
    const { rows } = await core.database.client.query<{ before: object; after: object; target_title: string }>(
      `SELECT before, after, target_title FROM core.audit_entry WHERE action = $1 AND unit_id = $2 ORDER BY id`,
      [UPDATE, units.district],
    );
    expect(rows).toEqual([
      { before: { days: [] }, after: { days: ['2026-10-12 休息 停电'] }, target_title: `区${tests} 2026-10-12` },
      {
        before: { days: ['2026-10-12 休息 停电'] },
        after: { days: ['2026-10-12 上班 已恢复'] },
        target_title: `区${tests} 2026-10-12`,
      },
    ]);
  });

  test.each([
    ['the wrong way round', { from: '2026-10-12', to: '2026-10-11' }, 'core.calendar.wrong-order', 'to'],
    ['a whole season', { from: '2026-01-01', to: '2026-03-31' }, 'core.calendar.too-many-days', 'to'],
    ['a day that is none', { from: '2026-02-30' }, 'core.http.invalid', 'from'],
    ['another century', { from: '1899-01-01' }, 'core.http.invalid', 'from'],
    ['no reason', { from: '2026-10-12', reason: ' ' }, 'core.http.invalid', 'reason'],
    ['a word for yes', { from: '2026-10-12', works: 'yes' }, 'core.http.invalid', 'works'],
    ['a very long reason', { from: '2026-10-12', reason: '长'.repeat(101) }, 'core.http.invalid', 'reason'],
  ])('of %s is refused at its field, and nothing is kept', async (_, body, code, field) => {
    const answer = await adjust({ works: false, reason: '理由', ...body });
    expect(problemOf(answer)).toMatchObject({ status: 400, code, field });
    const { rows } = await core.database.client.query('SELECT FROM core.calendar_day WHERE district_id = $1', [
      units.district,
    ]);
    expect(rows).toEqual([]);
  });

  test('is the district’s alone: not of a street, not of another district, not of whoever only reads', async () => {
    const body = { from: '2026-10-12', works: false, reason: '理由' };
    const street = await asker(core, `street${tests}`, [READ, UPDATE], units.street);
    expect(problemOf(await adjust(body, street)).code).toBe('core.calendar.unknown-unit');
    expect(problemOf(await adjust({ ...body, districtId: units.street }, street)).code).toBe(
      'core.calendar.not-a-district',
    );
    const split = await asker(core, `split${tests}`, [UPDATE], units.street);
    await core.platform.grant(split.id, [READ], units.district);
    expect(problemOf(await adjust(body, split))).toMatchObject({ status: 403, code: 'core.calendar.out-of-reach' });
    expect((await adjust(body, worker)).status).toBe(403);
    expect(problemOf(await adjust({ ...body, districtId: 999_999 })).code).toBe('core.calendar.unknown-unit');
  });

  test('by two at once is one of the two', async () => {
    const answers = await Promise.all([
      adjust({ from: '2026-10-12', works: false, reason: '甲' }),
      adjust({ from: '2026-10-12', works: false, reason: '乙' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(['甲', '乙']).toContain((await dayOf('2026-10-12'))?.adjustment?.reason);
  });
});
