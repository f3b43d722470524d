import type { Page, Problem } from '@linli/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type {
  SubsidyDifferences,
  SubsidyEntryHistory,
  SubsidyRun,
  SubsidyRunDetail,
  SubsidyRunHistory,
} from '../../contract/index.ts';
import { ENTRIES, RUNS, startSubsidyWorld } from '../testing/subsidy.world.ts';
import type { SubsidyWorld } from '../testing/subsidy.world.ts';

let world: SubsidyWorld;
beforeAll(async () => {
  world = await startSubsidyWorld();
});
afterAll(() => world?.close());
beforeEach(() => {
  world.core.away = false;
  world.core.all = [];
  world.core.add('甲', world.at.grid);
  world.core.add('乙', world.at.community);
  world.core.add('丙', world.at.otherCommunity);
});

const problem = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer;
  return [status, (body as Problem).code];
};
const today = async () =>
  (
    await world.plugin.database.client.query<{ day: string }>(
      `SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`,
    )
  ).rows[0]?.day;

test('a run goes from its draft to its end, each step by somebody else, and every fen is there', async () => {
  let run = await world.run('drafted');
  expect(run).toMatchObject({ state: 'drafted', totalFen: 100_000, people: 0, sharing: null, streets: [] });
  run = (await world.act(world.clerk, run.id, 'compute')).body;
  expect(run).toMatchObject({ people: 3, sharing: { baseFen: 33_333, extra: 1, startsAt: 1 } });
  expect(run.tally.all).toEqual({ count: 3, fen: 100_000 });
  expect(run.streets.map(({ unit, all }) => [unit.name, all.count])).toEqual([
    ['甲街道', 2],
    ['乙街道', 1],
  ]);
  run = (await world.act(world.checker, run.id, 'check')).body;
  run = (await world.act(world.approver, run.id, 'approve')).body;
  expect(run.tally.released).toEqual({ count: 0, fen: 0 });
  run = (await world.act(world.checker, run.id, 'release')).body;
  expect(run).toMatchObject({
    state: 'released',
    releasedOn: await today(),
    tally: { released: { count: 3, fen: 100_000 } },
  });
  expect(await problem(world.act(world.checker, run.id, 'finish'))).toEqual([409, 'funds.subsidy-run.entries-open']);
  const pay = { unitId: world.at.district, paidOn: run.releasedOn, voucher: '记-0012' };
  expect((await world.checker.post(`${RUNS}/${run.id}/pay`, pay)).body).toEqual({ count: 3, fen: 100_000 });
  run = (await world.act(world.checker, run.id, 'finish')).body;
  run = (await world.act(world.clerk, run.id, 'publish')).body;
  expect(run).toMatchObject({ state: 'published', notice: { phase: 'draft' } });
  expect(await problem(world.act(world.clerk, run.id, 'close'))).toEqual([
    409,
    'funds.subsidy-run.notice-not-published',
  ]);
  const { items } = (await world.clerk.get<SubsidyRunHistory>(`${RUNS}/${run.id}/history`)).body;
  expect(items.map(({ action }) => action)).toEqual(
    ['draft', 'compute', 'check', 'approve', 'release', 'finish', 'publish'].reverse(),
  );
  expect(items.find(({ action }) => action === 'compute')?.people).toBe(3);
});

test('the notice of a run says its total and that of each street, and names nobody', async () => {
  const run = await world.run('released');
  await world.checker.post(`${RUNS}/${run.id}/pay`, { unitId: world.at.district, paidOn: run.releasedOn });
  await world.act(world.checker, run.id, 'finish');
  await world.act(world.clerk, run.id, 'publish');
  const { rows } = await world.plugin.database.client.query<{ text: string }>(
    `SELECT text FROM core.notice WHERE record_id = $1`,
    [run.id],
  );
  const text = rows[0]?.text ?? '';
  expect(text).toContain('共 1,000.00 元');
  expect(text).toMatch(/甲街道：2 人，666\.6[67] 元/);
  expect(text).not.toMatch(/的支部|乙的|丙的/);
  // Two people publish it in core.
  await world.plugin.database.client.query(
    `UPDATE core.notice SET state = 'published', published_on = current_date, ends_on = current_date + 7,
       objections_on = current_date + 7, over_at = now() + interval '7 days' WHERE record_id = $1`,
    [run.id],
  );
  expect((await world.act(world.clerk, run.id, 'close')).body).toMatchObject({ state: 'closed', actions: [] });
});

test('whoever computed it neither checks nor approves it, and whoever checked it does not approve it', async () => {
  const all = ['manage', 'check', 'approve', 'read'].map((verb) => `funds.subsidy-run.${verb}`);
  const both = await world.somebody([...all, 'funds.subsidy-entry.read'], 'district');
  const own = await world.run('drafted');
  await world.act(both, own.id, 'compute');
  expect(await problem(world.act(both, own.id, 'check'))).toEqual([403, 'funds.subsidy-run.own-run']);
  expect(await problem(world.act(both, own.id, 'return', { reason: '再看看' }))).toEqual([
    403,
    'funds.subsidy-run.own-run',
  ]);
  await world.act(world.checker, own.id, 'check');
  expect(await problem(world.act(both, own.id, 'approve'))).toEqual([403, 'funds.subsidy-run.own-run']);
  const checked = await world.run('computed');
  await world.act(both, checked.id, 'check');
  expect(await problem(world.act(both, checked.id, 'approve'))).toEqual([403, 'funds.subsidy-run.own-check']);
});

test('nobody in office is one clear sentence, and nothing is computed', async () => {
  world.core.all = [];
  const run = await world.run('drafted');
  const { status, body } = await world.act<Problem>(world.clerk, run.id, 'compute');
  expect([status, body.code, body.title]).toEqual([
    409,
    'funds.subsidy-run.nobody',
    '2026-11-01 没有人担任这个职务，没有可以发放的对象',
  ]);
  expect(await world.get(run.id)).toMatchObject({ state: 'drafted', people: 0 });
});

test('core is asked about the day of the run when it computes, and about today from then on', async () => {
  const run = await world.run('drafted');
  world.core.questions = [];
  await world.act(world.clerk, run.id, 'compute');
  await world.act(world.checker, run.id, 'check');
  const about = { post: 'secretary', body: 'grid', unitId: world.at.district };
  expect(world.core.questions).toEqual([
    { ...about, asOf: '2026-11-01' },
    { ...about, asOf: await today() },
  ]);
});

test.each(['compute', 'check', 'approve', 'release'] as const)(
  'core that is away while somebody wants to %s says so, nothing is half done, and the step is done later',
  async (action) => {
    const before = { compute: 'drafted', check: 'computed', approve: 'checked', release: 'approved' } as const;
    const by = { compute: world.clerk, check: world.checker, approve: world.approver, release: world.checker };
    const run = await world.run(before[action]);
    world.core.away = true;
    expect(await problem(world.act(by[action], run.id, action))).toEqual([503, 'core.call.unavailable']);
    expect(await world.get(run.id)).toEqual(run);
    world.core.away = false;
    expect((await world.act(by[action], run.id, action)).status).toBe(200);
  },
);

test('a run that is computed by two at once is computed once', async () => {
  const run = await world.run('drafted');
  const answers = await Promise.all([1, 2, 3].map(() => world.clerk.post(`${RUNS}/${run.id}/compute`, { version: 1 })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect((await world.entries(run.id)).length).toBe(3);
});

test('the same step sent twice is one step', async () => {
  const run = await world.run('drafted');
  const send = () => world.clerk.post<SubsidyRunDetail>(`${RUNS}/${run.id}/compute`, { version: 1 }, `key-${run.id}`);
  expect([(await send()).body.version, (await send()).body.version]).toEqual([2, 2]);
});

test('one that is sent back loses its entries, and is computed anew', async () => {
  const run = await world.run('computed');
  const back = (await world.act(world.checker, run.id, 'return', { reason: '任职日期应为年底' })).body;
  expect(back).toMatchObject({ state: 'returned', people: 0, sharing: null });
  expect(await world.entries(run.id)).toEqual([]);
  await world.act(world.clerk, run.id, 'change', { title: '2026 年度', heldOn: '2026-10-01' });
  expect((await world.act(world.clerk, run.id, 'compute')).body).toMatchObject({ state: 'computed', people: 3 });
  await world.act(world.checker, run.id, 'check');
  expect((await world.act(world.approver, run.id, 'refuse', { reason: '超出预算' })).body.state).toBe('returned');
});

test('one that is cancelled keeps how much and how many, and nobody’s name', async () => {
  const run = await world.run('approved');
  const gone = (await world.act(world.clerk, run.id, 'cancel', { reason: '改按半年发放' })).body;
  expect(gone).toMatchObject({ state: 'cancelled', people: 3, totalFen: 100_000, streets: [], actions: [] });
  expect(await world.entries(run.id)).toEqual([]);
});

test('one that is released is not cancelled any more', async () => {
  const run = await world.run('released');
  expect(await problem(world.act(world.clerk, run.id, 'cancel', { reason: '算了' }))).toEqual([
    409,
    'funds.subsidy-run.state',
  ]);
});

test('the odd fen go on behind those of the runs before: nobody gets them twice before everybody had one', async () => {
  const scheme = await world.scheme();
  const more: string[] = [];
  for (const title of ['第一批', '第二批', '第三批']) {
    const run = await world.run('released', { scheme, title });
    for (const { person, fen } of await world.entries(run.id)) if (fen === 33_334) more.push(person);
  }
  expect(more.sort()).toEqual(['丙', '乙', '甲']);
});

test('what changed since the last run is counted and named, to each within their reach', async () => {
  const scheme = await world.scheme();
  await world.run('released', { scheme, title: '上一批' });
  const [leaver, mover] = world.core.all;
  world.core.all = world.core.all.filter((each) => each !== leaver);
  if (mover) mover.unitId = world.at.otherCommunity;
  world.core.add('丁', world.at.grid);
  const run = await world.run('released', { scheme, title: '这一批' });
  const of = async (by = world.clerk) => (await by.get<SubsidyDifferences>(`${RUNS}/${run.id}/differences`)).body;
  expect(await of()).toMatchObject({ last: { title: '上一批' }, counts: { new: 1, left: 1, moved: 1 } });
  expect((await of()).items.map(({ kind, person }) => [kind, person])).toEqual([
    ['left', '甲'],
    ['moved', '乙'],
    ['new', '丁'],
  ]);
  // The other street's own newcomers are none of this street's business.
  expect((await of(world.street)).items.map(({ person }) => person)).not.toContain('丙');
  const first = await world.run('computed');
  expect((await world.clerk.get<SubsidyDifferences>(`${RUNS}/${first.id}/differences`)).body.last).toBeNull();
});

test('a street sees the run once it is approved, its own entries and sums, and no others', async () => {
  const run = await world.run('checked');
  expect(await problem(world.street.get(`${RUNS}/${run.id}`))).toEqual([404, 'funds.subsidy-run.not-found']);
  await world.act(world.approver, run.id, 'approve');
  const seen = await world.get(run.id, world.street);
  expect(seen.streets.map(({ unit }) => unit.name)).toEqual(['甲街道']);
  expect(seen.tally.all.count).toBe(2);
  expect((await world.entries(run.id, world.street)).map(({ person }) => person).sort()).toEqual(['乙', '甲']);
  const list = (await world.street.get<Page<SubsidyRun>>(`${RUNS}?for=${world.at.street}`)).body.items;
  expect(list.map(({ id }) => id)).toContain(run.id);
  expect((await world.stranger.get(RUNS)).status).toBe(403);
  expect((await world.act(world.neighbour, run.id, 'release')).status).toBe(403);
});

test('a sum that the asker sees a part of is not told as the whole: who sees less than the run does not release it', async () => {
  const run = await world.run('approved');
  const permissions = ['funds.subsidy-run.read', 'funds.subsidy-run.release'];
  const blind = await world.somebody(permissions, 'district');
  expect(await problem(world.act(blind, run.id, 'release'))).toEqual([409, 'funds.subsidy-run.seen-in-part']);
});

test('a day to come, a scheme that is not there and one that is not in force are refused', async () => {
  const scheme = await world.scheme();
  const draft = (more: object) =>
    world.clerk.post<Problem>(RUNS, { schemeId: scheme.id, title: '甲', heldOn: '2026-11-01', ...more });
  const ahead = await draft({ heldOn: '2099-01-01' });
  expect([ahead.status, ahead.body.code, ahead.body.errors?.[0]?.field]).toEqual([
    400,
    'funds.subsidy-run.day-ahead',
    'heldOn',
  ]);
  expect((await draft({ heldOn: '2026-02-30' })).body.errors?.map(({ field }) => field)).toEqual(['heldOn']);
  expect((await draft({ schemeId: crypto.randomUUID() })).body.errors?.[0]?.field).toBe('schemeId');
  await world.clerk.post(`/v1/subsidy-schemes/${scheme.id}/end`, { reason: '停', version: scheme.version });
  expect((await draft({})).body.code).toBe('funds.subsidy-run.scheme-not-active');
});

test('eleven hundred are computed in a moment, listed by pages and had as a workbook', async () => {
  world.core.all = [];
  for (let n = 0; n < 1100; n += 1) world.core.add(`书记${n}`, n % 2 ? world.at.grid : world.at.otherCommunity);
  const run = await world.run('drafted', { scheme: await world.scheme('300000') });
  const begun = Date.now();
  const computed = (await world.act(world.clerk, run.id, 'compute')).body;
  expect(Date.now() - begun).toBeLessThan(4_000);
  expect(computed).toMatchObject({
    people: 1100,
    sharing: { baseFen: 27_272, extra: 800 },
    tally: { all: { fen: 30_000_000 } },
  });
  const entries = await world.entries(run.id);
  expect(entries.reduce((sum, { fen }) => sum + fen, 0)).toBe(30_000_000);
  const { body } = await world.clerk.workbook(`${ENTRIES}?run=${run.id}`);
  expect(body).toHaveLength(1101);
  expect(body[0]?.slice(0, 3)).toEqual(['姓名', '支部', '金额（元）']);
  const history = await world.clerk.get<SubsidyEntryHistory>(`${ENTRIES}/${entries[0]?.id}/history`);
  expect(history.body.items.map(({ action }) => action)).toEqual(['compute']);
}, 60_000);
