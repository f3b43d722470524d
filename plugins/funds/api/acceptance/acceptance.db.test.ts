import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AcceptanceDetail } from '../../contract/index.ts';
import { ACCEPTANCES, TODAY, startProjectWorld } from '../testing/project.world.ts';
import type { ProjectWorld } from '../testing/project.world.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await startProjectWorld();
});
afterAll(() => world?.close());

const seats = { residents: 1, community: 1, street: 1, specialists: 0 };
const convene = (projectId: string, more: object = {}) =>
  world.as('reviewer').post<AcceptanceDetail & Problem>(ACCEPTANCES, {
    projectId,
    heldOn: TODAY,
    place: '社区活动室',
    ...seats,
    ...more,
  });
const judge = (id: string, action: string, said: object) =>
  world.judge<AcceptanceDetail & Problem>(world.as('reviewer'), id, action, said);

test('what the panel has put right goes back, is reported done again, and then passes', async () => {
  const { id: projectId } = await world.upTo('completed');
  const first = await convene(projectId);
  expect(first.body).toMatchObject({ state: 'convened', items: ['扶手材料', '安装'], panel: seats });
  const findings = [
    { item: '扶手材料', passed: true },
    { item: '安装', passed: false, remark: '三层松动' },
  ];
  const rework = await judge(first.body.id, 'rework', { findings, todo: '三层重新固定' });
  expect(rework.body).toMatchObject({ state: 'rework', findings, todo: '三层重新固定' });
  expect(await world.project(projectId)).toMatchObject({ state: 'rework', reason: '三层重新固定' });
  await world.act(world.as('clerk'), projectId, 'complete', { completedOn: '2026-07-10', completion: '已重新固定' });
  const second = await convene(projectId);
  const all = findings.map(({ item }) => ({ item, passed: true }));
  expect((await judge(second.body.id, 'pass', { findings: all })).body.state).toBe('passed');
  expect((await world.project(projectId)).state).toBe('accepted');
});

test('a panel without a resident, of less than three, or before the work was done is none', async () => {
  const { id } = await world.upTo('completed');
  const fieldOf = async (more: object) => (await convene(id, more)).body.errors?.[0]?.field;
  expect(await fieldOf({ residents: 0, street: 3 })).toBe('residents');
  expect(await fieldOf({ street: 0 })).toBe('specialists');
  expect(await fieldOf({ heldOn: '2026-06-29' })).toBe('heldOn');
  expect((await convene(id)).status).toBe(201);
  expect((await convene(id)).body.code).toBe('funds.acceptance.already-convened');
});

test('a result says something of each item, and what failed does not pass', async () => {
  const { id: projectId } = await world.upTo('completed');
  const { id } = (await convene(projectId)).body;
  const one = { item: '扶手材料', passed: true };
  const code = async (action: string, said: object) => (await judge(id, action, said)).body.code;
  expect(await code('pass', { findings: [one] })).toBe('funds.acceptance.item-missing');
  expect(await code('pass', { findings: [one, { item: '安装', passed: false }] })).toBe(
    'funds.acceptance.not-all-passed',
  );
  expect(await code('rework', { findings: [one, { item: '安装', passed: true }], todo: '无' })).toBe(
    'funds.acceptance.nothing-failed',
  );
  expect((await world.project(projectId)).state).toBe('completed');
});

test('one that is to come has no result yet, and can be called off', async () => {
  const { id: projectId } = await world.upTo('completed');
  const { id } = (await convene(projectId, { heldOn: '2999-01-01' })).body;
  const findings = ['扶手材料', '安装'].map((item) => ({ item, passed: true }));
  expect((await judge(id, 'pass', { findings })).body.code).toBe('funds.acceptance.too-early');
  expect((await judge(id, 'cancel', { reason: '改期' })).body.state).toBe('cancelled');
  expect((await convene(projectId)).status).toBe(201);
});

test('nobody calls a panel for what is not done, and the other street sees none', async () => {
  const { id } = await world.upTo('running');
  expect((await convene(id)).body.code).toBe('funds.acceptance.not-completed');
  const done = await world.upTo('completed');
  const panel = await convene(done.id);
  expect((await world.neighbour.get(`${ACCEPTANCES}/${panel.body.id}`)).status).toBe(404);
});

test('a result names the permission that moves the project, so that whoever passes it on brings it along', async () => {
  const { body } = await world.plugin.call<{
    paths: Record<string, { post?: { 'x-linli-permissions'?: string[] } }>;
  }>({ method: 'GET', url: '/v1/openapi.json' });
  for (const action of ['pass', 'rework']) {
    const [, route] = Object.entries(body.paths).find(([path]) => path.endsWith(`/acceptances/{id}/${action}`)) ?? [];
    const named = route?.post?.['x-linli-permissions'] ?? [];
    expect([named[0], named.includes('funds.project.accept')]).toEqual(['funds.acceptance.manage', true]);
  }
});
