import { addDays } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SixMustCheckDetail, SixMustListDetail, Venue, VenueDetail } from '../../contract/index.ts';
import { LONG_AGO, TODAY, someFindings, startSixMustWorld } from '../testing/six-must.world.ts';
import type { SixMustWorld } from '../testing/six-must.world.ts';

let world: SixMustWorld;
let list: SixMustListDetail;
beforeAll(async () => {
  world = await startSixMustWorld();
  list = await world.inForce('2026 版', LONG_AGO);
});
afterAll(() => world?.close());

const URL = '/v1/six-must-checks';
const about = (venue: VenueDetail, more: object = {}) => ({
  ...{ venueId: venue.id, listId: list.id, checkedOn: TODAY, findings: someFindings(4) },
  ...more,
});

test('a venue is checked item by item, the check is never edited, and a later one stands beside it', async () => {
  const venue = await world.venue();
  const first = (await world.check(about(venue, { checkedOn: '2026-03-01' }))).body;
  expect(first).toMatchObject({
    ...{ state: 'filed', met: 4, checkedOn: '2026-03-01', unitId: venue.unitId },
    venue: { id: venue.id, title: venue.title },
    list: { id: list.id, title: '2026 版' },
  });
  expect(first.items[0]).toEqual({ title: '甲', result: 'met', note: null });
  expect(first.items[5]).toEqual({ title: '己', result: 'missing', note: '缺第 6 项' });
  expect(first.actions.map(({ action }) => action)).toEqual(['withdraw']);
  await world.check(about(venue, { findings: someFindings(6) }));
  const { total } = (await world.as('viewer').get<Page<unknown>>(`${URL}?venue=${venue.id}`)).body;
  expect(total).toBe(2);
  const full = (await world.as('viewer').get<Page<unknown>>(`${URL}?venue=${venue.id}&complete=yes`)).body;
  expect(full.total).toBe(1);
});

test('one that was filed by mistake is withdrawn with a reason, and counts no more', async () => {
  const venue = await world.venue();
  const one = (await world.check(about(venue))).body;
  const reason = { reason: '评估的是另一个阵地', version: one.version };
  const gone = await world.as('street').post<SixMustCheckDetail>(`${URL}/${one.id}/withdraw`, reason);
  expect(gone.body.state).toBe('withdrawn');
  expect(await standing('never')).toContain(venue.id);
});

test('whoever keeps a venue does not check it, nor does another street', async () => {
  const venue = await world.venue();
  expect((await world.check(about(venue), 'keeper')).status).toBe(403);
  expect((await world.neighbour.post(URL, about(venue))).status).toBe(404);
  expect((await world.stranger.get(URL)).status).toBe(403);
});

test('what cannot be is refused at its field, in one sentence', async () => {
  const venue = await world.venue();
  const refused = async (more: object) => {
    const { status, body } = await world.check(about(venue, more));
    return [status, body.errors?.[0]?.field, body.code];
  };
  expect(await refused({ checkedOn: addDays(TODAY, 1) })).toEqual([
    400,
    'checkedOn',
    'culture.six-must-check.day-ahead',
  ]);
  expect((await refused({ checkedOn: '2026-01-04' })).slice(1)).toEqual([
    'checkedOn',
    'culture.six-must-check.day-before',
  ]);
  expect((await refused({ findings: someFindings(4).slice(1) })).slice(0, 2)).toEqual([400, 'findings']);
  expect((await refused({ findings: [...someFindings(4), { result: 'met' }] })).slice(0, 2)).toEqual([400, 'findings']);
  const silent = someFindings(5).map(({ result }) => ({ result }));
  expect((await refused({ findings: silent })).slice(0, 2)).toEqual([400, 'findings.5.note']);
  expect((await refused({ findings: someFindings(5).map(() => ({ result: 'maybe' })) }))[0]).toBe(400);
});

test('nothing is checked that is closed, or by a list that is not in force', async () => {
  const gone = await world.venue();
  await world.as('street').post(`/v1/venues/${gone.id}/close`, { reason: '搬迁', version: 1 });
  expect((await world.check(about(gone))).body.code).toBe('culture.venue.gone');
  const draft = (await world.draft('还没用的')).body;
  const answer = await world.check(about(await world.venue(), { listId: draft.id }));
  expect([answer.status, answer.body.code]).toEqual([409, 'culture.six-must-check.other-list']);
  const unknown = await world.check(about(await world.venue(), { listId: crypto.randomUUID() }));
  expect(unknown.status).toBe(404);
});

const standing = async (how: string) =>
  (await world.as('viewer').get<Page<Venue>>(`/v1/venues?sixMust=${how}&pageSize=100`)).body.items.map(({ id }) => id);

test('a list of venues finds those never checked, with all six, with some missing, and by a list that is over', async () => {
  const [never, whole, lacking] = await Promise.all([world.venue(), world.venue(), world.venue()]);
  await world.check(about(whole, { findings: someFindings(2), checkedOn: '2026-02-01' }));
  await world.check(about(whole, { findings: someFindings(6), checkedOn: '2026-05-01' }));
  // Entered later, about an earlier day: the newer day stands.
  await world.check(about(whole, { findings: someFindings(1), checkedOn: '2026-04-01' }));
  await world.check(about(lacking));
  expect(await standing('never')).toContain(never.id);
  const complete = await standing('complete');
  expect([complete.includes(whole.id), complete.includes(lacking.id)]).toEqual([true, false]);
  const incomplete = await standing('incomplete');
  expect([incomplete.includes(whole.id), incomplete.includes(lacking.id)]).toEqual([false, true]);
  expect(await standing('old')).toEqual([]);
  list = await world.inForce('2027 版');
  expect(new Set(await standing('old'))).toEqual(
    new Set([...(await standing('complete')), ...(await standing('incomplete'))]),
  );
  await world.check(about(lacking));
  expect(await standing('old')).not.toContain(lacking.id);
});
