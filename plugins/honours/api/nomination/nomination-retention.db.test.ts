import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { ScopedDb, flushAudit } from '@linli/sdk-server';
import type { RequestContext } from '@linli/sdk-server';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NominationDetail } from '../../contract/index.ts';
import { everyPlace } from '../testing/every-place.ts';
import { startHonoursWorld } from '../testing/honours.world.ts';
import type { HonoursWorld } from '../testing/honours.world.ts';
import { NominationRetention } from './nomination-retention.ts';

let world: HonoursWorld;
beforeAll(async () => {
  world = await startHonoursWorld();
});
afterAll(() => world?.close());

const DAY = 86_400_000;
const { jobs = [] } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const JOB = jobs.find(({ id }) => id === 'retention')?.permissions ?? [];

/** One run, as the job has it: its own permissions, everywhere. */
function sweep(): Promise<number> {
  const { app } = world.plugin;
  const context: RequestContext = {
    account: { id: world.accountOf('street'), name: '榜样表彰' },
    acting: 'honours.nomination.clear',
    scopes: new Map(JOB.map((each) => [each, [[world.at.district, 'district']]])),
    requestId: 'retention-test',
    locale: 'zh-CN',
  };
  const db = app.get(ScopedDb);
  return db.run(context, 'write', async () => {
    const cleared = await app.get(NominationRetention, { strict: false }).sweep();
    await flushAudit(db);
    return cleared;
  });
}
const read = async (id: string) => (await world.as('street').get<NominationDetail>(`/v1/nominations/${id}`)).body;

test('a year after their round has ended those who were not awarded are cleared, and no day earlier', async () => {
  const ended = await world.nomination('verified', { nominee: '靐到期' });
  const joined = (await world.enter({ nominee: '靐到期' }, 'entered-once')).body;
  expect((await world.step(joined, 'merge', { into: ended.id })).status).toBe(200);
  let round = await world.stepRound(world.round, 'close');
  round = await world.stepRound(round, 'decide');
  expect(await sweep()).toBe(0);
  round = await world.stepRound(round, 'conclude');
  expect(round.concludedOn).toBe(world.today);
  world.plugin.setClock(364 * DAY);
  expect(await sweep()).toBe(0);
  expect((await read(ended.id)).nominee).toBe('靐**');
  expect(await everyPlace(world, joined.id)).toContain('plugin_honours.idempotency_key.body');

  world.plugin.setClock(367 * DAY);
  expect(await sweep()).toBeGreaterThan(0);
  for (const { id } of [ended, joined]) expect(await read(id)).toMatchObject({ nominee: null, class: null });
  expect((await read(ended.id)).state).toBe('verified');
  expect(await everyPlace(world, joined.id)).not.toContain('plugin_honours.idempotency_key.body');
  const { rows } = await world.plugin.database.client.query(
    `SELECT kind, action FROM core.audit_entry WHERE target = $1 AND kind = 'job'`,
    [ended.id],
  );
  expect(rows).toEqual([{ kind: 'job', action: 'honours.nomination.clear' }]);
  expect(await sweep()).toBe(0);
  world.plugin.setClock(0);
});
