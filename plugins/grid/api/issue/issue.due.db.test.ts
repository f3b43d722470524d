import type { Problem } from '@linli/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DEFAULT_TERM_DAYS, ISSUE_PERMISSION as P, TERM_PERMISSION } from '../../contract/index.ts';
import type { IssueCounts, IssueDetail, IssuePage, IssueTerms } from '../../contract/index.ts';
import { Clock } from '../term/clock.ts';
import { act, startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld } from '../testing/issue.world.ts';

let world: IssueWorld;
let clock: Clock;
beforeAll(async () => {
  world = await startIssueWorld();
  clock = world.plugin.app.get(Clock, { strict: false });
  await world.plugin.platform.grant(world.who.viewer, [P.read, TERM_PERMISSION.manage], world.at.district);
});
afterAll(() => world?.close());
afterEach(() => {
  jest.restoreAllMocks();
});

const itIs = (time: string) => jest.spyOn(clock, 'now').mockReturnValue(new Date(time));
const sql = <T extends object>(text: string, values: unknown[] = []) =>
  world.plugin.database.client.query<T>(text, values).then(({ rows }) => rows);
const accepted = async (category: IssueDetail['category'] = 'facilities') =>
  act(world.as.desk, await world.report(world.as.reporter, world.at.grid, { category }), 'accept');
/** Accepted at this time, in five working days: the default for facilities. */
async function lastDay(time: string): Promise<string | undefined> {
  itIs(time);
  const until = (await accepted()).due?.until;
  return until && new Date(new Date(until).getTime() + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
}

describe('the end that an acceptance fixes', () => {
  test('is none before it', async () => {
    expect((await world.report()).due).toBeNull();
  });

  test.each([
    ['2026-09-30T10:00:00+08:00', '2026-10-13', 'over National Day, with the Saturday that is worked for it'],
    ['2026-10-03T10:00:00+08:00', '2026-10-13', 'from within the holiday'],
    ['2026-11-07T09:00:00+08:00', '2026-11-13', 'from a Saturday: the first working day is the Monday'],
    ['2026-11-05T23:59:59+08:00', '2026-11-12', 'at the last second of a Thursday'],
    ['2026-11-06T00:00:00+08:00', '2026-11-13', 'at the first second of the Friday'],
  ])('of %s is the end of %s: %s', async (time, day) => {
    expect(DEFAULT_TERM_DAYS.facilities).toBe(5);
    expect(await lastDay(time)).toBe(day);
  });

  test('goes by what the district says of its own days', async () => {
    await sql(
      `INSERT INTO core.calendar_day (district_id, day, works, reason, by_id, by_name) VALUES ($1, '2026-11-11', false, '大雪停工', $2, '孙文静')`,
      [world.at.district, world.who.viewer],
    );
    expect(await lastDay('2026-11-07T09:00:00+08:00')).toBe('2026-11-16');
    await sql('DELETE FROM core.calendar_day');
  });

  test('says the year of which only the weekends are known', async () => {
    itIs('2098-12-30T10:00:00+08:00');
    expect((await accepted()).due).toMatchObject({ unpublished: 2098 });
  });

  test('stays when the term is changed, and the next issue has the new one', async () => {
    itIs('2026-11-09T10:00:00+08:00');
    const before = await accepted('roads');
    const change = { districtId: world.at.district, category: 'roads', days: 1, version: 0 };
    expect((await world.as.viewer.post<IssueTerms>('/v1/issue-terms', change)).status).toBe(200);
    expect((await accepted('roads')).due?.until).toBe('2026-11-10T16:00:00.000Z');
    expect((await world.as.desk.get<IssueDetail>(`/v1/issues/${before.id}`)).body.due).toEqual(before.due);
  });

  test('stays when work is sent back, and what was resolved in time no longer is', async () => {
    itIs('2026-11-09T10:00:00+08:00');
    let issue = await accepted();
    const { due } = issue;
    issue = await act(world.as.desk, issue, 'assign', { handlerId: world.who.handler });
    issue = await act(world.as.handler, issue, 'start');
    itIs('2026-11-16T23:59:59+08:00');
    issue = await act(world.as.handler, issue, 'resolve', { outcome: 'fixed', reply: '已修好' });
    expect(issue.due).toEqual({ ...due, timeliness: 'on-time' });
    itIs('2026-11-17T00:00:00+08:00');
    issue = await act(world.as.verifier, issue, 'rework', { reason: '还在漏水' });
    expect(issue.due).toEqual({ ...due, timeliness: 'overdue' });
    for (const [timeliness, listed] of [
      ['on-time', false],
      ['overdue', true],
    ] as const) {
      const { body } = await world.as.desk.get<IssuePage>(`/v1/issues?timeliness=${timeliness}&pageSize=100`);
      expect([timeliness, body.items.some(({ id }) => id === issue.id)]).toEqual([timeliness, listed]);
    }
    issue = await act(world.as.handler, issue, 'start');
    issue = await act(world.as.handler, issue, 'resolve', { outcome: 'fixed', reply: '已换新' });
    expect(issue.due).toEqual({ ...due, timeliness: 'late' });
  });
});

describe('what is overdue', () => {
  const MARK = '时限标记';
  const list = async (query: string) =>
    (await world.as.desk.get<IssuePage>(`/v1/issues?q=${encodeURIComponent(MARK)}&pageSize=100&${query}`)).body;
  const counted = async () =>
    (await world.as.desk.get<IssueCounts>(`/v1/issues/counts?q=${encodeURIComponent(MARK)}`)).body.overdue;

  test('begins and ends with the clock, in the list, its count and each issue alike', async () => {
    itIs('2026-11-09T10:00:00+08:00');
    for (const category of ['safety', 'sanitation', 'facilities'] as const)
      await act(
        world.as.desk,
        await world.report(world.as.reporter, world.at.grid, { category, text: MARK }),
        'accept',
      );
    await world.report(world.as.reporter, world.at.grid, { text: MARK });
    for (const [time, overdue] of [
      ['2026-11-10T23:59:59+08:00', []],
      ['2026-11-11T00:00:00+08:00', ['safety']],
      ['2026-11-12T00:00:00+08:00', ['safety', 'sanitation']],
      ['2027-03-01T00:00:00+08:00', ['safety', 'sanitation', 'facilities']],
      // The clock was ahead.
      ['2026-11-11T08:00:00+08:00', ['safety']],
    ] as const) {
      itIs(time);
      const found = await list('view=overdue&sort=dueAt');
      expect([time, found.items.map(({ category }) => category)]).toEqual([time, overdue]);
      expect(found.total).toBe(overdue.length);
      expect(await counted()).toEqual({ total: overdue.length, exact: true });
      expect((await list('timeliness=overdue')).total).toBe(overdue.length);
      expect((await list('timeliness=running')).total).toBe(3 - overdue.length);
      const all = (await list('view=all')).items.filter(({ due }) => due?.timeliness === 'overdue');
      expect(all.map(({ category }) => category).sort()).toEqual([...overdue].sort());
    }
  });

  test('stands in the todo of who works on it', async () => {
    itIs('2026-11-09T10:00:00+08:00');
    const issue = await accepted();
    const until = async () =>
      (await sql<{ until: Date | null }>('SELECT until FROM core.todo WHERE record_id = $1', [issue.id]))[0];
    expect((await until())?.until?.toISOString()).toBe(issue.due?.until);
  });

  test('alone is listed by its limits', async () => {
    const refused = await world.as.desk.get<Problem>('/v1/issues?view=all&sort=dueAt');
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([400, 'sort']);
    expect((await world.as.desk.get('/v1/issues?view=overdue&sort=-dueAt')).status).toBe(200);
    for (const query of ['timeliness=soon', 'dueFrom=2026-02-30', 'timeliness=on-time,late', 'view=late'])
      expect([query, (await world.as.desk.get(`/v1/issues?${query}`)).status]).toEqual([query, 400]);
  });

  test('of another street is not seen', async () => {
    itIs('2030-01-01T00:00:00+08:00');
    expect((await world.as.desk.get<IssuePage>('/v1/issues?view=overdue&sort=dueAt')).body.total).toBeGreaterThan(0);
    expect((await world.as.otherDesk.get<IssuePage>('/v1/issues?view=overdue&sort=dueAt')).body.total).toBe(0);
    expect((await world.as.otherDesk.get<IssueCounts>('/v1/issues/counts')).body.overdue.total).toBe(0);
  });

  test('is never an issue that was accepted before there were limits', async () => {
    const issue = await accepted();
    await sql('UPDATE plugin_grid.issue SET due_at = NULL WHERE id = $1', [issue.id]);
    itIs('2099-01-01T00:00:00+08:00');
    const { body } = await world.as.desk.get<IssueDetail>(`/v1/issues/${issue.id}`);
    expect(body.due).toBeNull();
    const overdue = await world.as.desk.get<IssuePage>('/v1/issues?view=overdue&pageSize=100');
    expect(overdue.body.items.map(({ id }) => id)).not.toContain(issue.id);
  });
});
