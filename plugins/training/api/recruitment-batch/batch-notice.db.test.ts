import type { Problem } from '@linli/contracts';
import { WorkingDays } from '@linli/sdk-server';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { RecruitmentBatchDetail } from '../../contract/index.ts';
import { pasted, startRecruitmentWorld } from '../testing/recruitment.world.ts';
import type { RecruitmentWorld } from '../testing/recruitment.world.ts';

let world: RecruitmentWorld;
beforeAll(async () => {
  world = await startRecruitmentWorld();
  await world.body('甲社区居民委员会', 'community');
  await world.body('乙社区居民委员会', 'otherCommunity');
});
afterEach(() => world.plugin.setClock(0));
afterAll(() => world?.close());

const SHEET = pasted(['王一', '甲社区居民委员会', '社区工作者'], ['李二', '乙社区居民委员会', '社区工作者']);
const query = (sql: string, values: unknown[]) =>
  world.plugin.database.client.query<Record<string, unknown>>(sql, values);
/** The morning of a day of Shanghai. */
const setDay = (day: string) => world.plugin.setClock(Date.parse(`${day}T09:00:00+08:00`) - Date.now());

async function listed(): Promise<RecruitmentBatchDetail> {
  const { id } = await world.announced();
  return (await world.act(world.organiser, id, 'list', { sheet: SHEET })).body;
}
async function published(days = 5): Promise<RecruitmentBatchDetail> {
  const { id } = await listed();
  const answer = await world.act(world.organiser, id, 'publish', { days });
  expect([answer.status, answer.body]).toMatchObject([200, { state: 'published' }]);
  return answer.body;
}
/** What core's page writes when the second person publishes it on a day, with the days of its calendar. */
async function publishInCore(
  { notice }: RecruitmentBatchDetail,
  on: string,
  calendar = new WorkingDays(),
): Promise<string> {
  const { rows } = await query('SELECT days FROM core.notice WHERE id = $1', [notice?.notice]);
  const { day, until } = calendar.deadline(on, Number(rows[0]?.['days']));
  await query(
    `UPDATE core.notice SET state = 'published', published_on = $2, ends_on = $3, objections_on = $3, over_at = $4 WHERE id = $1`,
    [notice?.notice, on, day, until],
  );
  return day;
}
const object = ({ notice }: RecruitmentBatchDetail) =>
  query(
    `INSERT INTO core.notice_objection (id, notice_id, door, text, entered_by)
     SELECT gen_random_uuid(), $1, 'counter', '第二人不符合条件', opened_by FROM core.notice WHERE id = $1`,
    [notice?.notice],
  );
const answer = ({ notice }: RecruitmentBatchDetail, state: 'upheld' | 'not-upheld') =>
  query(
    `UPDATE core.notice_objection o SET state = $2, reply = '经核实', answered_by = n.opened_by FROM core.notice n
     WHERE o.notice_id = $1 AND n.id = $1 AND o.state = 'open'`,
    [notice?.notice, state],
  );
const hire = ({ id }: RecruitmentBatchDetail, startsOn = '2026-11-01') =>
  world.act<RecruitmentBatchDetail & Problem>(world.organiser, id, 'hire', { startsOn });

test('what is shown is names, bodies and how many, as a draft that two people publish', async () => {
  const batch = await published(7);
  expect(batch.notice).toMatchObject({ phase: 'draft', barrier: 'not-published', mayGoOn: false });
  const { rows } = await query(
    'SELECT title, text, days, min_days, objection_days, record_route, blocks FROM core.notice WHERE id = $1',
    [batch.notice?.notice],
  );
  expect(rows).toEqual([
    {
      title: '2026 年社区工作者招聘拟录用人员公示',
      text: expect.stringContaining('拟录用人员 2 人') as unknown,
      days: 7,
      min_days: 5,
      objection_days: 7,
      record_route: `recruitment-batches/${batch.id}`,
      blocks: 'training.recruitment-batch.hire',
    },
  ]);
  expect(rows[0]?.['text']).toContain('甲社区居民委员会：王一\n乙社区居民委员会：李二');
  expect((await hire(batch)).body).toMatchObject({ status: 409, code: 'core.notice.blocks-not-published' });
});

test('less than five working days are refused, and a long list still names everybody', async () => {
  const { id } = await listed();
  expect((await world.act<Problem>(world.organiser, id, 'publish', { days: 4 })).body).toMatchObject({
    status: 400,
    errors: [{ field: 'days' }],
  });
  const bodies = await Promise.all(
    Array.from({ length: 130 }, async (_, n) => {
      const name = `${'很长的社区名称'.repeat(5)}${n}居民委员会`;
      await world.body(name, n % 2 ? 'community' : 'otherCommunity');
      return name;
    }),
  );
  const big = await world.announced(500);
  const rows = Array.from({ length: 390 }, (_, n) => [
    `姓名${String(n).padStart(3, '一')}`,
    bodies[n % 130] ?? '',
    '社区工作者',
  ]);
  const said = await world.act<Problem>(world.organiser, big.id, 'list', { sheet: pasted(...rows) });
  expect(said.status).toBe(200);
  const shown = (await world.act(world.organiser, big.id, 'publish', { days: 5 })).body;
  const { rows: notices } = await query('SELECT text FROM core.notice WHERE id = $1', [shown.notice?.notice]);
  const text = String(notices[0]?.['text']);
  expect(rows.every(([name = '']) => text.includes(name))).toBe(true);
});

test('over National Day nobody is hired before the sixth day of work, the swapped Saturday among them', async () => {
  const batch = await published(5);
  expect(await publishInCore(batch, '2026-09-30')).toBe('2026-10-13');
  for (const day of ['2026-10-08', '2026-10-10', '2026-10-13']) {
    setDay(day);
    const refused = await hire(batch);
    expect(refused.body).toMatchObject({ status: 409, code: 'core.notice.blocks-running' });
    expect(refused.body.title).toContain('2026-10-13');
  }
  setDay('2026-10-14');
  expect((await world.get(batch.id)).notice).toMatchObject({ phase: 'ended', mayGoOn: true });
  expect((await hire(batch)).body).toMatchObject({ state: 'hired', startsOn: '2026-11-01', tally: { pending: 2 } });
});

test('an objection blocks also when the days are over, and its answer lets go on', async () => {
  const batch = await published();
  await publishInCore(batch, '2026-09-30');
  await object(batch);
  setDay('2026-10-20');
  const refused = await hire(batch);
  expect(refused.body).toMatchObject({ status: 409, code: 'core.notice.blocks-objection-open' });
  expect(refused.body.title).toBe('公示“2026 年社区工作者招聘拟录用人员公示”有 1 条异议还没有答复');
  expect((await world.get(batch.id)).tally).toMatchObject({ listed: 2, pending: 0 });
  await answer(batch, 'not-upheld');
  expect((await hire(batch)).status).toBe(200);
});

test('one that is upheld blocks for good: the list is taken back, corrected and shown anew', async () => {
  const batch = await published();
  await publishInCore(batch, '2026-09-30');
  await object(batch);
  await answer(batch, 'upheld');
  setDay('2026-10-20');
  expect((await hire(batch)).body.code).toBe('core.notice.blocks-objection-upheld');
  const back = await world.act(world.organiser, batch.id, 'revise', { reason: '异议成立' });
  expect(back.body).toMatchObject({ state: 'announced', notice: { phase: 'withdrawn' } });
  const sheet = pasted(['王一', '甲社区居民委员会', '社区工作者']);
  await world.act(world.organiser, batch.id, 'list', { sheet });
  const paper = { from: '2026-09-01', until: '2026-09-30', place: '公告栏' };
  expect((await world.act<Problem>(world.approver, batch.id, 'record-notice', paper)).body.code).toBe(
    'training.recruitment-batch.notice-known',
  );
  const again = (await world.act(world.organiser, batch.id, 'publish', { days: 5 })).body;
  expect((await hire(again)).body.code).toBe('core.notice.blocks-not-published');
  expect(await publishInCore(again, '2026-10-20')).toBe('2026-10-27');
  setDay('2026-10-28');
  expect((await hire(again)).body).toMatchObject({ state: 'hired', tally: { pending: 1 } });
});

test('a batch that is cancelled takes its notice back', async () => {
  const batch = await published();
  await world.act(world.organiser, batch.id, 'cancel', { reason: '岗位已撤销' });
  const { rows } = await query('SELECT state, reason FROM core.notice WHERE id = $1', [batch.notice?.notice]);
  expect(rows).toEqual([{ state: 'withdrawn', reason: '岗位已撤销' }]);
});

test('whoever objects while somebody hires is heard before or not at all', async () => {
  const batch = await published();
  await publishInCore(batch, '2026-09-30');
  setDay('2026-10-20');
  const { version } = await world.get(batch.id);
  const hires = ['2026-11-01', '2026-11-02'].map((startsOn) =>
    world.organiser.post(`/v1/recruitment-batches/${batch.id}/hire`, { startsOn, version }),
  );
  expect((await Promise.all(hires)).map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a notice on paper is vouched for by somebody else, was long enough, and is over', async () => {
  const { id } = await listed();
  const record = (said: object, by = world.approver) =>
    world.act<RecruitmentBatchDetail & Problem>(by, id, 'record-notice', { place: '各社区公告栏', ...said });
  expect((await record({ from: '2026-02-02', until: '2026-02-09' }, world.organiser)).status).toBe(403);
  const faults = [
    [{ from: '2026-01-01', until: '2026-02-09' }, 'from', 'before-announced'],
    [{ from: '2026-02-09', until: '2026-02-02' }, 'until', 'turned'],
    [{ from: '2999-01-01', until: '2999-02-02' }, 'from', 'ahead'],
    // Spring Festival: twenty days, and not five of work.
    [{ from: '2026-02-12', until: '2026-02-23' }, 'until', 'too-short'],
  ] as const;
  for (const [said, field, what] of faults)
    expect((await record(said)).body).toMatchObject({
      status: 400,
      code: `training.recruitment-batch.day-${what}`,
      errors: [{ field }],
    });
  const until = '2999-03-01';
  expect((await record({ from: '2026-02-02', until })).body).toMatchObject({
    state: 'published',
    paperNotice: { until },
  });
  const batch = await world.get(id);
  expect((await hire(batch)).body).toMatchObject({ status: 409, code: 'training.recruitment-batch.paper-running' });
  await world.act(world.organiser, id, 'revise', { reason: '日期写错' });
  await record({ from: '2026-02-02', until: '2026-02-09' });
  expect((await hire(batch)).body).toMatchObject({ state: 'hired', tally: { pending: 2 } });
});
