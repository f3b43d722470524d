import type { Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SchemeDetail, SchemeHistory } from '../../contract/index.ts';
import { CONSENT_TEXT, startHonoursWorld } from '../testing/honours.world.ts';
import type { HonoursWorld } from '../testing/honours.world.ts';
import { schemeRecord } from './scheme.record.ts';

let world: HonoursWorld;
beforeAll(async () => {
  world = await startHonoursWorld();
});
afterAll(() => world?.close());

const URL = '/v1/schemes';
const about = { title: '敬老', classes: ['filial'], decidedAt: 'street', storyMonths: 6, consentText: CONSENT_TEXT };

/** What holds for the records of every noun; lists are those of a unit with the units above it. */
const checks = recordChecks(() => world, {
  record: schemeRecord,
  url: URL,
  keeper: 'district',
  command: (unitId, title) => ({ ...about, title, unitId }),
  step: ['close', { reason: '不再使用' }],
}).filter(({ title }) => !/another street|finds by unit|as a workbook/.test(title));
test.each(checks)('$title', ({ check }) => check());

test('another text to be read out is another version, and the earlier one stands in the history', async () => {
  let one = (await world.district.post<SchemeDetail>(URL, { ...about, unitId: world.at.district })).body;
  const change = async (more: object) => {
    const command = { ...about, ...more, version: one.version };
    one = (await world.district.post<SchemeDetail>(`${URL}/${one.id}/change`, command)).body;
  };
  await change({ storyMonths: 9 });
  expect(one).toMatchObject({ storyMonths: 9, consentVersion: 1 });
  await change({ consentText: '换了一段话' });
  expect(one.consentVersion).toBe(2);
  const { items } = (await world.district.get<SchemeHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ consentText, consentVersion }) => [consentVersion, consentText])).toEqual([
    [2, '换了一段话'],
    [1, CONSENT_TEXT],
    [1, CONSENT_TEXT],
  ]);
});

test('wrong fields are named, each of them', async () => {
  const wrong = { ...about, title: ' ', classes: [], storyMonths: 0, consentText: '', unitId: world.at.district };
  const answer = await world.district.post<Problem>(URL, wrong);
  expect(answer.status).toBe(400);
  expect(new Set(answer.body.errors?.map(({ field }) => field))).toEqual(
    new Set(['title', 'classes', 'storyMonths', 'consentText']),
  );
});
