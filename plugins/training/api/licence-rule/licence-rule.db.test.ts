import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CertificateTypeDetail, LicenceRuleDetail, LicenceRuleHistory } from '../../contract/index.ts';
import { recordChecks } from '@linli/sdk-server/testing';
import { startTrainingWorld } from '../testing/training.world.ts';
import type { TrainingWorld } from '../testing/training.world.ts';
import { licenceRuleRecord } from './licence-rule.record.ts';

let world: TrainingWorld;
let typeId: string;
beforeAll(async () => {
  world = await startTrainingWorld();
  const command = { title: '任职证书', source: 'class', unitId: world.at.district };
  const permissions = ['training.certificate-type.read', 'training.certificate-type.manage'];
  const district = await world.somebody(permissions, 'district');
  typeId = (await district.post<CertificateTypeDetail>('/v1/certificate-types', command)).body.id;
});
afterAll(() => world?.close());

const URL = '/v1/licence-rules';
const rule = () => ({
  post: 'secretary',
  organisationType: 'party-committee',
  typeId,
  from: '2026-01-01',
  graceDays: 90,
});

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: licenceRuleRecord,
  url: URL,
  keeper: 'organiser',
  command: (unitId, text) => ({ title: text, ...rule(), unitId }),
  step: ['close', { reason: '不再需要' }],
});
test.each(checks)('$title', ({ check }) => check());

test('a rule is made and ended with a reason, never rewritten, and told to those below', async () => {
  const { street } = world.at;
  const organiser = world.as('organiser');
  const command = { title: '书记持证上岗', ...rule(), unitId: street };
  const one = (await organiser.post<LicenceRuleDetail>(URL, command)).body;
  expect(one).toMatchObject({ ...rule(), typeTitle: '任职证书', state: 'active' });
  expect(one.actions.map(({ action }) => action)).toEqual(['close']);
  const changed = await organiser.post(`${URL}/${one.id}/change`, { graceDays: 0, version: 1 });
  expect(changed.status).toBe(404);
  const below = await world.somebody(['training.licence-rule.read'], 'community');
  expect((await below.get<LicenceRuleDetail>(`${URL}/${one.id}`)).status).toBe(200);
  const aside = await world.somebody(['training.licence-rule.read'], 'otherCommunity');
  expect((await aside.get(`${URL}/${one.id}`)).status).toBe(404);
  await organiser.post(`${URL}/${one.id}/close`, { reason: '改由市里规定', version: 1 });
  const { items } = (await world.as('viewer').get<LicenceRuleHistory>(`${URL}/${one.id}/history`)).body;
  expect(items.map(({ action, reason }) => [action, reason])).toEqual([
    ['close', '改由市里规定'],
    ['create', null],
  ]);
});

test('wrong fields are named, each of them', async () => {
  const wrong = { title: ' ', post: 'king', organisationType: 'x', typeId: 1, from: 'y', graceDays: -1, unitId: 'z' };
  const answer = await world.as('organiser').post<Problem>(URL, wrong);
  expect(answer.status).toBe(400);
  expect(answer.body.errors?.map(({ field }) => field)).toEqual(Object.keys(wrong));
});
