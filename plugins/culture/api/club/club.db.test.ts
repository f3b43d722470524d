import type { Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ClubDetail, ClubHistory, VenueDetail } from '../../contract/index.ts';
import { startActivityWorld } from '../testing/activity.world.ts';
import type { ActivityWorld } from '../testing/activity.world.ts';
import { aVenue } from '../testing/place.world.ts';
import { clubRecord } from './club.record.ts';

let world: ActivityWorld;
beforeAll(async () => {
  world = await startActivityWorld();
});
afterAll(() => world?.close());

const URL = '/v1/clubs';
const command = (unitId: number, title: string) => ({
  ...{ title, unitId, interest: 'singing', size: 36, contactPost: '社区文体委员' },
});
const add = async (more: object = {}) =>
  (await world.as('keeper').post<ClubDetail & Problem>(URL, { ...command(world.at.community, '合唱团'), ...more }))
    .body;
const act = ({ id, version }: ClubDetail, action: string, said: object = {}, by = world.as('keeper')) =>
  by.post<ClubDetail & Problem>(`${URL}/${id}/${action}`, { version, ...said });

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: clubRecord,
  url: URL,
  keeper: 'keeper',
  command,
  step: ['retire', { reason: '队员外迁' }],
});
test.each(checks)('$title', ({ check }) => check());

test('a club is added, tied to its functional branch, and retired with a reason; its branch is free again', async () => {
  const branch = world.organisation('向党情功能型党支部');
  let one = await add();
  one = (await act(one, 'link-branch', { organisationId: branch.id })).body;
  expect(one).toMatchObject({ branchId: branch.id, branchName: '向党情功能型党支部', state: 'active' });
  one = (await act(one, 'retire', { reason: '队员外迁' })).body;
  expect(one).toMatchObject({ state: 'retired', branchId: null, actions: [] });
  const other = await act(await add(), 'link-branch', { organisationId: branch.id });
  expect(other.status).toBe(200);
  expect((await act(other.body, 'unlink-branch')).body.branchId).toBeNull();
  const { items } = (await world.as('viewer').get<ClubHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, reason, branchName }) => [action, reason, branchName])).toEqual([
    ['retire', '队员外迁', null],
    ['link-branch', null, '向党情功能型党支部'],
    ['create', null, null],
  ]);
});

test('only an active functional branch is linked, and only to one club', async () => {
  for (const wrong of [
    { subtype: 'grid' as const },
    { type: 'general-branch' as const },
    { state: 'dissolved' as const },
  ]) {
    const { id } = world.organisation('别的组织', wrong);
    const { status, body } = await act(await add(), 'link-branch', { organisationId: id });
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([
      400,
      'culture.club.no-functional-branch',
      'organisationId',
    ]);
  }
  const { id } = world.organisation('编织功能型党支部');
  await act(await add(), 'link-branch', { organisationId: id });
  const taken = await act(await add(), 'link-branch', { organisationId: id });
  expect([taken.status, taken.body.code]).toEqual([409, 'culture.club.branch-taken']);
  // A club that the asker cannot see has it: the database says no.
  const theirs = (await world.neighbour.post<ClubDetail>(URL, command(world.at.otherCommunity, '邻队'))).body;
  expect((await act(theirs, 'link-branch', { organisationId: id }, world.neighbour)).status).toBe(409);
  expect((await act(await add(), 'link-branch', { organisationId: crypto.randomUUID() })).status).toBe(404);
});

test('a venue of the other street is none, and wrong fields are named', async () => {
  const theirs = (await world.neighbour.post<VenueDetail>('/v1/venues', aVenue(world.at.otherCommunity))).body;
  expect(await add({ venueId: theirs.id })).toMatchObject({ status: 404 });
  const wrong = await add({ title: ' ', interest: 'x', size: 0, contactPost: '' });
  expect(wrong.errors?.map(({ field }) => field)).toEqual(['title', 'interest', 'size', 'contactPost']);
});
