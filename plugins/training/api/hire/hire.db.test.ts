import type { Problem } from '@linli/contracts';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { CarriedHires, Hire, HireDetail, HireHistory, RecruitmentBatchDetail } from '../../contract/index.ts';
import { BATCHES, HIRES, pasted, startRecruitmentWorld } from '../testing/recruitment.world.ts';
import type { RecruitmentWorld } from '../testing/recruitment.world.ts';

const PAPER = { from: '2026-02-02', until: '2026-02-09', place: '各社区公告栏' };
let world: RecruitmentWorld;
let bodyId: string;
let names = 0;
beforeAll(async () => {
  world = await startRecruitmentWorld();
  bodyId = await world.body('甲社区居民委员会', 'community');
});
afterEach(() => {
  world.core.back();
  world.core.refused = null;
});
afterAll(() => world?.close());

/** A batch whose notice is over and whose people are to be hired, named as nobody before. */
async function hired(
  count = 1,
  name = (n: number) => `新人${String((names += 1))}之${n}`,
): Promise<RecruitmentBatchDetail> {
  const { id } = await world.announced(count);
  const rows = Array.from({ length: count }, (_, n) => [name(n), '甲社区居民委员会', '社区工作者']);
  await world.act(world.organiser, id, 'list', { sheet: pasted(...rows), namesakes: true });
  await world.act(world.approver, id, 'record-notice', PAPER);
  const answer = await world.act(world.organiser, id, 'hire', { startsOn: '2026-03-01' });
  expect([answer.status, answer.body.tally.pending]).toEqual([200, count]);
  return answer.body;
}
const hiresOf = async ({ id }: RecruitmentBatchDetail) =>
  (await world.organiser.get<{ items: Hire[] }>(`${HIRES}?batch=${id}&pageSize=100`)).body.items;
const one = async (batch: RecruitmentBatchDetail) => (await hiresOf(batch))[0] as Hire;
const get = async ({ id }: Pick<Hire, 'id'>) => (await world.organiser.get<HireDetail>(`${HIRES}/${id}`)).body;
const act = async (hire: Pick<Hire, 'id'>, action: string, said: object = {}, by = world.organiser) =>
  by.post<HireDetail & Problem>(`${HIRES}/${hire.id}/${action}`, { version: (await get(hire)).version, ...said });
const carryAll = ({ id }: RecruitmentBatchDetail) => world.organiser.post<CarriedHires>(`${BATCHES}/${id}/carry`);
const inCore = (name: string) => {
  const people = world.core.people.filter((person) => person.name === name && !person.left);
  const held = world.core.appointments.filter(({ personId }) => people.some(({ id }) => id === personId));
  return [people.length, held.length];
};
const whole = () => world.somebody(['training.hire.read', 'training.hire.carry'], 'district');

test('whoever is hired is a person and an appointment in core, from their first day at work on', async () => {
  const hire = await one(await hired());
  const done = await act(hire, 'carry');
  expect(done.body).toMatchObject({ state: 'done', problem: null, actions: [] });
  expect(world.core.appointments.at(-1)).toMatchObject({
    id: done.body.appointmentId,
    personId: done.body.personId,
    organisationId: bodyId,
    post: 'community-worker',
    validFrom: '2026-03-01',
  });
  const { items } = (await world.organiser.get<HireHistory>(`${HIRES}/${hire.id}/history`)).body;
  expect(items.map(({ action }) => action)).toEqual(['finish', 'carry', 'begin', 'list']);
  expect((await act(hire, 'carry')).body).toMatchObject({ status: 409, code: 'training.hire.state' });
});

/** Core goes away at each point of the way; whether it had done its part by then, it does not say. */
test.each([
  ['before the person', 'register', 'before', [0, 0]],
  ['after the person, without saying so', 'register', 'after', [1, 0]],
  ['before the appointment', 'appoint', 'before', [1, 0]],
  ['after the appointment, without saying so', 'appoint', 'after', [1, 1]],
] as const)('core that goes away %s leaves a hire that says so, and is finished once', async (_, what, at, there) => {
  const hire = await one(await hired());
  world.core.away(what, at);
  const held = (await act(hire, 'carry')).body;
  expect(held).toMatchObject({
    state: 'pending',
    problem: { away: true, title: '核心服务暂时没有响应' },
    appointmentId: null,
  });
  expect(inCore(hire.name)).toEqual(there);
  world.core.back();
  expect((await act(hire, 'carry')).body).toMatchObject({ state: 'done', problem: null });
  expect(inCore(hire.name)).toEqual([1, 1]);
});

test('a day later, and by somebody else, nothing is done twice: the appointment is found, the person asked about', async () => {
  const [first, second] = [await one(await hired()), await one(await hired())];
  world.core.away('appoint', 'after');
  await act(first, 'carry');
  world.core.away('register', 'after');
  await act(second, 'carry');
  world.core.back();
  world.core.forgetKeys();
  const other = await whole();
  expect((await act(first, 'carry', {}, other)).body.state).toBe('done');
  expect(inCore(first.name)).toEqual([1, 1]);
  const asked = (await act(second, 'carry', {}, other)).body;
  expect(asked).toMatchObject({ state: 'refused', problem: { away: false }, matches: [{ name: second.name }] });
  expect((await act(second, 'same', { personId: asked.matches[0]?.id }, other)).body.state).toBe('pending');
  expect((await act(second, 'carry', {}, other)).body.state).toBe('done');
  expect(inCore(second.name)).toEqual([1, 1]);
});

test('somebody of the same name is asked about, and may be another one', async () => {
  await act(await one(await hired(1, () => '同名者')), 'carry');
  const hire = await one(await hired(1, () => '同名者'));
  const asked = (await act(hire, 'carry')).body;
  expect(asked.actions.map(({ action }) => action)).toEqual(['carry', 'same', 'other', 'drop']);
  const stranger = crypto.randomUUID();
  expect((await act(hire, 'same', { personId: stranger })).body).toMatchObject({
    status: 400,
    code: 'training.hire.not-a-match',
    errors: [{ field: 'personId' }],
  });
  await act(hire, 'other');
  expect((await act(hire, 'carry')).body.state).toBe('done');
  expect(inCore('同名者')).toEqual([2, 2]);
});

test('what core refuses says why in its words, and goes on once that has changed', async () => {
  const hire = await one(await hired());
  world.core.refused = '“甲社区居民委员会”已撤销';
  expect((await act(hire, 'carry')).body).toMatchObject({
    state: 'refused',
    problem: { title: '“甲社区居民委员会”已撤销', remedy: '请另选组织', away: false },
  });
  world.core.refused = null;
  expect((await act(hire, 'carry')).body.state).toBe('done');
  expect(inCore(hire.name)).toEqual([1, 1]);
});

test('one that is given up leaves nobody behind, and one that is appointed cannot be given up', async () => {
  const [first, second] = [await one(await hired()), await one(await hired())];
  world.core.away('appoint', 'before');
  await act(first, 'carry');
  expect(inCore(first.name)).toEqual([1, 0]);
  expect((await act(first, 'drop', { reason: '本人放弃' })).body).toMatchObject({ state: 'dropped', actions: [] });
  expect(inCore(first.name)).toEqual([0, 0]);
  world.core.away('appoint', 'after');
  await act(second, 'carry');
  expect((await act(second, 'drop', { reason: '本人放弃' })).body).toMatchObject({
    status: 409,
    code: 'training.hire.appointed',
  });
});

test('the same hire carried out by many at once is done once', async () => {
  const hire = await one(await hired());
  const { version } = await get(hire);
  const people = await Promise.all([whole(), whole(), whole()]);
  const answers = await Promise.all(
    people.map((by) => by.post<HireDetail & Problem>(`${HIRES}/${hire.id}/carry`, { version })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { status, body } of answers)
    if (status !== 200) expect([status, body.code]).toEqual([409, expect.any(String)]);
  expect(inCore(hire.name)).toEqual([1, 1]);
});

test('one that is being carried out is nobody else’s until the lease is over', async () => {
  const hire = await one(await hired());
  const { client } = world.plugin.database;
  const lease = (minutes: number) =>
    client.query(`UPDATE plugin_training.hire SET carried_until = now() + make_interval(mins => $2) WHERE id = $1`, [
      hire.id,
      minutes,
    ]);
  await lease(1);
  expect((await act(hire, 'carry')).body).toMatchObject({ status: 409, code: 'training.hire.under-way' });
  expect((await act(hire, 'drop', { reason: '本人放弃' })).body.code).toBe('training.hire.under-way');
  await lease(-1);
  expect((await act(hire, 'carry')).body.state).toBe('done');
});

test('two hundred and fifty-nine at once are each done once, though core is away for a while', async () => {
  const batch = await hired(259);
  const before = world.core.appointments.length;
  let calls = 0;
  world.core.fault = (at, what) => {
    calls += 1;
    if (calls === 150) world.core.away(what, at);
  };
  let last = (await carryAll(batch)).body;
  while (!last.away) last = (await carryAll(batch)).body;
  expect(last.waiting).toBeGreaterThan(100);
  world.core.back();
  // Two who go on at the same time share the work.
  const goOn = async () => {
    for (let left = 1; left > 0;) left = (await carryAll(batch)).body.waiting;
  };
  await Promise.all([goOn(), goOn()]);
  const { tally } = await world.get(batch.id);
  expect(tally).toEqual({ listed: 0, pending: 0, refused: 0, done: 259, gone: 0 });
  expect(world.core.appointments.length - before).toBe(259);
  expect((await world.act(world.organiser, batch.id, 'close')).body).toMatchObject({ state: 'closed', actions: [] });
}, 60_000);

test('a batch with somebody who is not done yet is not closed', async () => {
  const batch = await hired(2);
  await act(await one(batch), 'carry');
  expect((await world.act<Problem>(world.organiser, batch.id, 'close')).body).toMatchObject({
    status: 409,
    code: 'training.recruitment-batch.hires-open',
    params: { count: 1 },
  });
});

test('who declines while the notice runs is taken off the list, with a reason', async () => {
  const { id } = await world.announced();
  const sheet = pasted(['去者', '甲社区居民委员会', '社区工作者'], ['留者', '甲社区居民委员会', '社区工作者']);
  await world.act(world.organiser, id, 'list', { sheet });
  const gone = (await hiresOf({ id } as RecruitmentBatchDetail)).find(({ name }) => name === '去者') as Hire;
  expect((await act(gone, 'remove', { reason: '本人放弃' })).body).toMatchObject({ state: 'removed' });
  expect(await world.get(id)).toMatchObject({ listed: 1, tally: { listed: 1, gone: 1 } });
});

test('another street sees none of it and carries nothing out, and who may only look is refused', async () => {
  const hire = await one(await hired());
  expect((await world.neighbour.get(`${HIRES}/${hire.id}`)).status).toBe(404);
  expect((await act(hire, 'carry', {}, world.neighbour)).status).toBe(404);
  expect((await act(hire, 'carry', {}, world.as('viewer'))).status).toBe(403);
  expect((await act(hire, 'carry', {}, world.stranger)).status).toBe(403);
  const narrow = await world.somebody(['training.hire.read', 'training.hire.carry'], 'otherStreet');
  expect((await narrow.post<CarriedHires>(`${BATCHES}/${hire.batch.id}/carry`)).body).toMatchObject({
    done: 0,
    waiting: 0,
  });
});
