import { addDays } from '@linli/contracts';
import type { Page, Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AwardRound, AwardRoundDetail, RoundNumbers } from '../../contract/index.ts';
import { startHonoursWorld } from '../testing/honours.world.ts';
import type { HonoursWorld } from '../testing/honours.world.ts';
import { awardRoundRecord } from './award-round.record.ts';

let world: HonoursWorld;
beforeAll(async () => {
  world = await startHonoursWorld();
});
afterAll(() => world?.close());

const URL = '/v1/award-rounds';
const command = (unitId: number, title: string) => ({
  ...{ schemeId: world.scheme.id, title, year: 2026, seats: 3, unitId },
  ...{ opensOn: addDays(world.today, -1), closesOn: addDays(world.today, 1) },
});

/** What holds for the records of every noun; a street's rounds are its own, those of the district everybody's below. */
const checks = recordChecks(() => world, {
  record: awardRoundRecord,
  url: URL,
  keeper: 'district',
  command,
  step: ['cancel', { reason: '不再举办' }],
}).filter(({ title }) => !/another street|finds by unit|as a workbook/.test(title));
test.each(checks)('$title', ({ check }) => check());

test('a round goes its way to the end, and its end is dated', async () => {
  let round = await world.plan({ title: '一路到底' });
  for (const action of ['open', 'close', 'decide', 'conclude']) round = await world.stepRound(round, action);
  expect(round).toMatchObject({ state: 'concluded', concludedOn: world.today, actions: [], schemeTitle: '身边好人' });
});

test('a round is read below the unit that holds it, and not beside it', async () => {
  const own = await world.as('district').post<AwardRoundDetail>(URL, command(world.at.street, '街道自己的'));
  expect(own.status).toBe(201);
  const listed = async (client: typeof world.neighbour, unit: number) =>
    (await client.get<Page<AwardRound>>(`${URL}?for=${unit}&pageSize=100`)).body.items.map(({ id }) => id);
  expect(await listed(world.as('entry'), world.at.community)).toEqual(
    expect.arrayContaining([own.body.id, world.round.id]),
  );
  const beside = await listed(world.neighbour, world.at.otherCommunity);
  expect(beside).toContain(world.round.id);
  expect(beside).not.toContain(own.body.id);
  expect((await world.neighbour.get(`${URL}/${own.body.id}`)).status).toBe(404);
});

test('it opens in its days only, closes no earlier than it opens, and needs a scheme in force', async () => {
  const later = await world.plan({ title: '还没到', opensOn: addDays(world.today, 3) });
  const early = await world.district.post<Problem>(`${URL}/${later.id}/open`, { version: later.version });
  expect([early.status, early.body.code]).toEqual([409, 'honours.award-round.not-its-days']);
  const wrong = { ...command(world.at.district, '倒过来'), closesOn: addDays(world.today, -5) };
  const refused = await world.district.post<Problem>(URL, wrong);
  expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([400, 'closesOn']);
  const about = {
    title: '旧方案',
    classes: ['filial'],
    decidedAt: 'street',
    storyMonths: 3,
    consentText: '请问您同意吗',
  };
  const old = (await world.district.post<{ id: string }>('/v1/schemes', { ...about, unitId: world.at.district })).body;
  await world.district.post(`/v1/schemes/${old.id}/close`, { reason: '不再使用', version: 1 });
  const late = await world.district.post<Problem>(URL, { ...command(world.at.district, '旧的'), schemeId: old.id });
  expect([late.status, late.body.code]).toEqual([409, 'honours.award-round.scheme-closed']);
});

test('its numbers say how nominations stand and where they come from, of what the asker may see', async () => {
  const round = await world.stepRound(await world.plan({ title: '数一数' }), 'open');
  const roundId = round.id;
  await world.nomination('submitted', { roundId });
  await world.nomination('accepted', { roundId, source: 'staff', door: 'staff' });
  await world.nomination('declined', { roundId });
  const numbers = (await world.district.get<RoundNumbers>(`${URL}/${roundId}/numbers`)).body;
  expect(numbers).toEqual({
    states: { submitted: 1, accepted: 1, declined: 1 },
    // Whoever declined counts, and says nothing of where it came from.
    sources: { resident: 1, staff: 1 },
  });
  expect((await world.neighbour.get<RoundNumbers>(`${URL}/${roundId}/numbers`)).body.states).toEqual({});
});
