import type { Page, Problem } from '@linli/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { SubsidyEntry, SubsidyEntryDetail, SubsidyRunDetail } from '../../contract/index.ts';
import { ENTRIES, RUNS, startSubsidyWorld } from '../testing/subsidy.world.ts';
import type { SubsidyWorld } from '../testing/subsidy.world.ts';

let world: SubsidyWorld;
beforeAll(async () => {
  world = await startSubsidyWorld();
});
afterAll(() => world?.close());
beforeEach(() => {
  world.core.all = [];
  world.core.add('甲', world.at.grid);
  world.core.add('乙', world.at.community);
  world.core.add('丙', world.at.otherCommunity);
});

const WHY = { reason: '已核实' };
const of = async (run: SubsidyRunDetail, name: string): Promise<SubsidyEntryDetail> => {
  const found = (await world.entries(run.id)).find(({ person }) => person === name);
  return (await world.clerk.get<SubsidyEntryDetail>(`${ENTRIES}/${found?.id}`)).body;
};
const leaves = (name: string) => {
  world.core.all = world.core.all.filter(({ person }) => person !== name);
};
const moves = (name: string, unit: number) => {
  world.core.all = world.core.all.map((each) => (each.person === name ? { ...each, unitId: unit } : each));
};
const paidOn = ({ releasedOn }: { releasedOn: string | null }) => ({ paidOn: releasedOn });
const todosOf = async (run: SubsidyRunDetail) =>
  (
    await world.plugin.database.client.query<{ kind: string; unit_id: number }>(
      `SELECT kind, unit_id FROM core.todo WHERE route = $1 AND kind = 'funds.subsidy-run.to-pay' ORDER BY unit_id`,
      [`subsidy-runs/${run.id}`],
    )
  ).rows.map(({ unit_id }) => unit_id);

test.each([
  ['checked', 'check', 'computed'],
  ['approved', 'approve', 'checked'],
  ['released', 'release', 'approved'],
] as const)('whoever leaves before a run is %s is held, and the others go on', async (state, action, before) => {
  const run = await world.run(before);
  leaves('甲');
  const by = { check: world.checker, approve: world.approver, release: world.checker }[action];
  const after = (await world.act(by, run.id, action)).body;
  expect(after).toMatchObject({ state, tally: { held: { count: 1 }, all: { count: 3, fen: 100_000 } } });
  expect(await of(run, '甲')).toMatchObject({ state: 'held', heldFor: 'ended', releasedOn: null });
  if (action === 'release') expect(after.tally.released.count).toBe(2);
});

test('a branch that belongs to another unit now is held for that', async () => {
  const run = await world.run('computed');
  moves('乙', world.at.otherCommunity);
  await world.act(world.clerk, run.id, 'compare');
  expect(await of(run, '乙')).toMatchObject({ state: 'held', heldFor: 'moved' });
});

test('a merged unit: the entry follows it, and is held until somebody has looked', async () => {
  const run = await world.run('approved');
  const { client } = world.plugin.database;
  await client.query(`UPDATE plugin_funds.subsidy_entry SET unit_id = $2 WHERE run_id = $1 AND person_name = '丙'`, [
    run.id,
    world.at.community,
  ]);
  moves('丙', world.at.community);
  await world.act(world.checker, run.id, 'release');
  const held = await of(run, '丙');
  expect(held).toMatchObject({ state: 'held', heldFor: 'moved', unitId: world.at.community });
  expect((await world.actOn(world.clerk, held, 'keep', WHY)).body).toMatchObject({ state: 'open' });
  expect(await todosOf(run)).toEqual([world.at.street]);
});

test('one that is kept is handed down on that day where the run is, and not held for the same again', async () => {
  const run = await world.run('approved');
  leaves('甲');
  await world.act(world.checker, run.id, 'release');
  const kept = (await world.actOn(world.clerk, await of(run, '甲'), 'keep', WHY)).body;
  expect(kept).toMatchObject({ state: 'open', heldFor: null, releasedOn: expect.any(String) });
  const again = (await world.act(world.clerk, run.id, 'compare')).body;
  expect(again.tally).toMatchObject({ held: { count: 0 }, released: { count: 3, fen: 100_000 } });
});

test('one that is removed before the release was never handed down; one after it goes back to the day', async () => {
  const run = await world.run('computed');
  leaves('甲');
  await world.act(world.checker, run.id, 'check');
  expect((await world.actOn(world.clerk, await of(run, '甲'), 'remove', WHY)).body).toMatchObject({
    state: 'removed',
    releasedOn: null,
    returnedOn: null,
  });
  await world.act(world.approver, run.id, 'approve');
  const released = (await world.act(world.checker, run.id, 'release')).body;
  const rest = released.tally.released;
  leaves('乙');
  await world.act(world.clerk, run.id, 'compare');
  const gone = (await world.actOn(world.clerk, await of(run, '乙'), 'remove', WHY)).body;
  expect(gone).toMatchObject({ state: 'removed', returnedOn: released.releasedOn });
  const { tally } = await world.get(run.id);
  expect(tally.released).toEqual({ count: 1, fen: rest.fen - gone.fen });
  // Every fen of the total is somewhere.
  expect(tally.released.fen + tally.removed.fen).toBe(100_000);
  await world.checker.post(`${RUNS}/${run.id}/pay`, { unitId: world.at.district, ...paidOn(released) });
  expect((await world.act(world.checker, run.id, 'finish')).body.state).toBe('paid');
});

test('whoever took office after the day of the run is told of, and not added', async () => {
  const run = await world.run('computed');
  world.core.add('新人', world.at.grid);
  const compared = (await world.act(world.checker, run.id, 'check')).body;
  expect(compared).toMatchObject({ newcomers: 1, people: 3, tally: { all: { count: 3 } } });
});

test('nothing is paid before the release, and all of a street at once after it', async () => {
  const run = await world.run('approved');
  const early = await world.actOn<Problem>(world.checker, await of(run, '甲'), 'pay', { paidOn: '2026-11-02' });
  expect([early.status, early.body.code]).toEqual([409, 'funds.subsidy-entry.not-released']);
  const out = (await world.act(world.checker, run.id, 'release')).body;
  expect(await todosOf(run)).toEqual([world.at.street, world.at.otherStreet]);
  const pay = { unitId: world.at.district, ...paidOn(out), voucher: '记-0007' };
  // Finance of a street pays its own, whatever it asks for.
  expect((await world.street.post<{ count: number }>(`${RUNS}/${run.id}/pay`, pay)).body.count).toBe(2);
  expect((await of(run, '丙')).state).toBe('open');
  expect(await todosOf(run)).toEqual([world.at.otherStreet]);
  expect(await of(run, '甲')).toMatchObject({ state: 'paid', voucher: '记-0007', paidOn: out.releasedOn });
  const again = await world.street.post<Problem>(`${RUNS}/${run.id}/pay`, pay);
  expect([again.status, again.body.code]).toEqual([409, 'funds.subsidy-run.nothing-to-pay']);
});

test('two who pay the same street at once pay each once', async () => {
  const run = await world.run('released');
  const pay = { unitId: world.at.street, ...paidOn(run) };
  const answers = await Promise.all(
    [1, 2, 3].map(() => world.street.post<{ count?: number }>(`${RUNS}/${run.id}/pay`, pay)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const { rows } = await world.plugin.database.client.query<{ count: string }>(
    `SELECT count(*) FROM plugin_funds.subsidy_entry_event v JOIN plugin_funds.subsidy_entry e ON e.id = v.subsidy_entry_id
     WHERE e.run_id = $1 AND v.action = 'pay'`,
    [run.id],
  );
  expect(rows[0]?.count).toBe('2');
});

test('a payment that fails says why, is tried again, and may come back while the run is open', async () => {
  const run = await world.run('released');
  const entry = await of(run, '甲');
  expect((await world.actOn(world.street, entry, 'fail', { reason: '账户已注销，银行退回' })).body).toMatchObject({
    state: 'failed',
    failure: '账户已注销，银行退回',
  });
  expect(await todosOf(run)).toContain(world.at.street);
  expect((await world.get(run.id)).tally).toMatchObject({ failed: { count: 1 }, released: { fen: 100_000 } });
  expect((await world.actOn(world.street, entry, 'pay', paidOn(run))).body).toMatchObject({
    state: 'paid',
    failure: null,
  });
  expect((await world.actOn(world.street, entry, 'fail', { reason: '银行退回' })).body).toMatchObject({
    state: 'failed',
    paidOn: null,
  });
  await world.checker.post(`${RUNS}/${run.id}/pay`, { unitId: world.at.district, ...paidOn(run) });
  await world.actOn(world.street, entry, 'pay', paidOn(run));
  await world.act(world.checker, run.id, 'finish');
  const late = await world.actOn<Problem>(world.street, entry, 'fail', { reason: '银行退回' });
  expect([late.status, late.body.code]).toEqual([409, 'funds.subsidy-run.not-paying']);
});

test('a day of payment to come, or before the release, is refused at its field', async () => {
  const run = await world.run('released');
  for (const [day, code] of [
    ['2099-01-01', 'day-paid-ahead'],
    ['2020-01-01', 'day-before-release'],
  ]) {
    const one = await world.actOn<Problem>(world.street, await of(run, '甲'), 'pay', { paidOn: day });
    const all = await world.street.post<Problem>(`${RUNS}/${run.id}/pay`, { unitId: world.at.street, paidOn: day });
    for (const { status, body } of [one, all])
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([400, `funds.subsidy-run.${day && code}`, 'paidOn']);
  }
});

test('another street neither sees an entry nor pays it, and who only looks is refused', async () => {
  const run = await world.run('released');
  const entry = await of(run, '甲');
  expect((await world.neighbour.get(`${ENTRIES}/${entry.id}`)).status).toBe(404);
  expect(
    (await world.neighbour.post(`${ENTRIES}/${entry.id}/pay`, { ...paidOn(run), version: entry.version })).status,
  ).toBe(404);
  expect((await world.neighbour.get<Page<SubsidyEntry>>(`${ENTRIES}?run=${run.id}`)).body.total).toBe(1);
  expect((await world.actOn(world.approver, entry, 'pay', paidOn(run))).status).toBe(403);
  expect((await world.stranger.get(ENTRIES)).status).toBe(403);
});

test('what is looked for by name is found, what is narrowed by state too, and a stale version is a conflict', async () => {
  const run = await world.run('released');
  const entry = await of(run, '乙');
  const found = (await world.clerk.get<Page<SubsidyEntry>>(`${ENTRIES}?run=${run.id}&q=乙&state=open`)).body.items;
  expect(found.map(({ id }) => id)).toEqual([entry.id]);
  expect((await world.clerk.get<Page<SubsidyEntry>>(`${ENTRIES}?run=${run.id}&state=paid`)).body.items).toEqual([]);
  const stale = await world.street.post<Problem>(`${ENTRIES}/${entry.id}/pay`, { ...paidOn(run), version: 99 });
  expect([stale.status, stale.body.code]).toEqual([409, 'core.record.changed']);
});
