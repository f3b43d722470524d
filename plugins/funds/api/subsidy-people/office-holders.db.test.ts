import type { Problem } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SubsidyRunDetail, SubsidySchemeDetail } from '../../contract/index.ts';
import { definition } from '../definition.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(definition);
});
afterAll(() => world?.close());

const MANAGE = ['subsidy-scheme.read', 'subsidy-run.read', 'subsidy-run.manage', 'subsidy-entry.read'].map(
  (verb) => `funds.${verb}`,
);

test.each([
  ['nothing', [], 403, 'funds.subsidy-run.appointments-out-of-reach'],
  ['a street of it', ['street'], 403, 'funds.subsidy-run.appointments-out-of-reach'],
  // Core itself is not there in this test: the question got as far as that.
  ['all of it', ['district'], 503, 'core.call.unavailable'],
] as const)('whoever sees appointments of %s', async (_, units, status, code) => {
  const { platform } = world.plugin;
  const account = await platform.account('某人');
  await platform.grant(account, MANAGE, world.at.district);
  for (const unit of units) await platform.grant(account, ['core.appointment.read'], world.at[unit]);
  const clerk = await world.plugin.as(account);
  const author = await world.somebody(['funds.subsidy-scheme.read', 'funds.subsidy-scheme.manage'], 'district');
  const admin = await world.somebody(['funds.subsidy-scheme.read', 'funds.subsidy-scheme.adopt'], 'district');
  const about = {
    title: '补贴',
    post: 'secretary',
    body: 'grid',
    period: 'year',
    amount: '1',
    unitId: world.at.district,
  };
  const { id: schemeId } = (await author.post<SubsidySchemeDetail>('/v1/subsidy-schemes', about)).body;
  await admin.post(`/v1/subsidy-schemes/${schemeId}/adopt`, { version: 1 });
  const run = { schemeId, title: '2026', heldOn: '2026-11-01' };
  const { id } = (await clerk.post<SubsidyRunDetail>('/v1/subsidy-runs', run)).body;
  const answer = await clerk.post<Problem>(`/v1/subsidy-runs/${id}/compute`, { version: 1 });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect((await clerk.get<SubsidyRunDetail>(`/v1/subsidy-runs/${id}`)).body).toMatchObject({
    state: 'drafted',
    people: 0,
  });
});
