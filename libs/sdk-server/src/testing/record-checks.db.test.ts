import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { PARKS, parkDefinition, parkFault, parkFolder } from '../record/testing/park.plugin.ts';
import type { ParkFault } from '../record/testing/park.plugin.ts';
import { recordChecks } from './record-checks.ts';
import { startTestWorld } from './test-world.ts';
import type { TestWorld } from './test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(parkDefinition, parkFolder());
});
afterEach(() => {
  parkFault.now = undefined;
});
afterAll(() => world?.close());

const SETTINGS = {
  record: PARKS,
  url: '/v1/parks',
  keeper: 'keeper',
  command: (unitId: number, text: string) => ({ name: text, unitId }),
};
const checks = recordChecks(() => world, { ...SETTINGS, step: ['shut', {}] });

describe('the checks of every noun', () => {
  test.each(checks)('hold where nothing is wrong: $title', ({ check }) => check());

  test.each<[ParkFault, string]>([
    ['pattern', 'a list finds by unit, state and text taken literally, newest first'],
    ['oldest-first', 'a list finds by unit, state and text taken literally, newest first'],
    ['every-unit', 'a list finds by unit, state and text taken literally, newest first'],
    ['any-version', 'a step on what is not there any more is a conflict, and of two at once one does it'],
    ['told-too-much', 'who may only look is offered nothing and refused, and who holds nothing sees nothing'],
  ])('see the mistake %j', async (fault, title) => {
    parkFault.now = fault;
    await expect(checks.find((each) => each.title === title)?.check()).rejects.toThrow();
  });

  test('see a role that may not do what is its work', async () => {
    const others = recordChecks(() => world, { ...SETTINGS, keeper: 'nobody', step: ['shut', {}] });
    for (const { check } of others) await expect(check()).rejects.toThrow('parks.nobody');
  });
});

test('a page, a record and its history are answered with names and what every record has', async () => {
  const keeper = world.as('keeper');
  const unitId = world.at.grid;
  const one = (await keeper.post<{ id: string }>('/v1/parks', { name: '河畔', unitId })).body;
  const listed = {
    id: one.id,
    unitId,
    name: '河畔',
    state: 'open',
    version: 1,
    path: [{ name: '河东区' }, { name: '甲街道' }, { name: '甲社区' }, { name: '甲网格' }],
    createdAt: expect.any(String),
  };
  const shown = { ...listed, createdBy: { id: world.accountOf('keeper'), name: '张keeper' } };
  const waiting = { actions: [{ action: 'shut', barrier: null }], waitingFor: { action: 'shut', person: null } };
  expect(one).toMatchObject({ ...shown, ...waiting });
  expect((await keeper.get(`/v1/parks/${one.id}`)).body).toMatchObject({ ...shown, ...waiting });
  const page = await keeper.get<{ items: object[] }>(`/v1/parks?unit=${unitId}&q=河畔`);
  expect(page.body.items).toMatchObject([listed]);
  expect(page.body.items[0]).not.toHaveProperty('createdBy');
  const history = await keeper.get<{ items: object[] }>(`/v1/parks/${one.id}/history`);
  const by = { id: world.accountOf('keeper'), name: '张keeper' };
  expect(history.body.items).toEqual([{ id: expect.any(String), action: 'open', at: expect.any(String), by }]);
});
