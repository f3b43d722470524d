import type { Demo, DemoClient } from '@linli/demo';
import type { TestClient } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startCandidacyWorld } from '../api/testing/candidacy.world.ts';
import type { CandidacyWorld } from '../api/testing/candidacy.world.ts';
import type { CandidacyDetail } from '../contract/index.ts';
import { seedAwards } from './awards.ts';
import { seedCandidacies } from './candidacies.ts';
import { seedDeeds } from './deeds.ts';

let world: CandidacyWorld;
beforeAll(async () => {
  world = await startCandidacyWorld();
});
afterAll(() => world?.close());

/** The demo's staff over the plugin's own server; what core's pages do is done by the world. Breaks off after so many steps. */
function demoIn(most = Infinity): Demo {
  let steps = 0;
  const staff: Readonly<Record<string, TestClient>> = {
    'community-worker': world.as('entry'),
    'community-secretary': world.as('verifier'),
    'street-desk': world.as('street'),
    'district-clerk': world.clerk,
    'district-admin': world.chief,
  };
  const ok = <T>({ status, body }: { status: number; body: T }, path: string): T => {
    if (status >= 300) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body;
  };
  const as = (post: string): DemoClient => {
    const by = staff[post] ?? world.stranger;
    return {
      account: { unitCode: post } as DemoClient['account'],
      get: async <T>(path: string) =>
        path.startsWith('/api/core') ? (ofCore(path) as T) : ok(await by.get<T>(`/v1/${path}`), path),
      post: async <T>(path: string, body: unknown, key?: string) => {
        steps += 1;
        if (steps > most) throw new Error(BROKEN);
        if (!path.startsWith('/api/core')) return ok(await by.post<T>(`/v1/${path}`, body as object, key), path);
        const notice = path.split('/')[5] ?? '';
        if (path.endsWith('/objections')) {
          await world.object({ notice: { notice } } as CandidacyDetail);
          objected += 1;
        }
        return { version: 1 } as T;
      },
      patch: () => Promise.reject(new Error('nothing is patched')),
    };
  };
  return {
    as,
    unitId: (code) => Promise.resolve(code === 'street-desk' ? world.at.street : world.at.community),
  };
}

const BROKEN = 'the demo was broken off';
const sitting: string[] = [];
let objected = 0;
function ofCore(path: string): object {
  if (path.includes('/organisations')) return { items: [{ id: world.body, name: '区司法局' }] };
  if (path.includes('/holders')) return { items: sitting.map((accountId) => ({ accountId })) };
  return { version: 1, phase: 'draft', openObjections: objected };
}
const statesOf = async (table: string) => {
  const { rows } = await world.plugin.database.client.query<{ state: string }>(
    `SELECT DISTINCT state FROM plugin_honours.${table} ORDER BY 1`,
  );
  return rows.map(({ state }) => state);
};

const countOf = async (table: string) =>
  (await world.plugin.database.client.query(`SELECT FROM plugin_honours.${table}`)).rowCount;

test('the demo has a deed in every state, awards with stories and promises, and nothing twice when it runs again', async () => {
  for (let run = 0; run < 2; run += 1) {
    await seedDeeds(demoIn());
    await seedAwards(demoIn());
  }
  expect(await statesOf('good_deed')).toEqual(['checked', 'not-published', 'published', 'taken-down', 'told']);
  expect(await statesOf('award')).toEqual(['awarded', 'given-back', 'hearing']);
  expect(await statesOf('story')).toEqual(['agreed', 'shown', 'taken-down', 'written']);
  expect(await statesOf('aftercare')).toEqual(['done', 'dropped', 'promised']);
  const { rows } = await world.plugin.database.client.query('SELECT FROM plugin_honours.good_deed');
  expect(rows).toHaveLength(9);
});

test('the demo has a candidate in every state but the award, however often it was broken off on the way', async () => {
  const { rows } = await world.plugin.database.client.query<{ id: string }>(
    `SELECT id FROM core.account WHERE display_name = '某人' ORDER BY id DESC LIMIT 3`,
  );
  // The two who vote in the demo, and whoever began the candidacies.
  sitting.push(...rows.map(({ id }) => id), world.accountOf('street'));
  let breaks = 0;
  const run = (most: number) =>
    seedCandidacies(demoIn(most)).then(
      () => true,
      (error: unknown) => {
        expect(String(error)).toContain(BROKEN);
        breaks += 1;
        return false;
      },
    );
  while (!(await run(11))) expect(breaks).toBeLessThan(30);
  expect(breaks).toBeGreaterThan(5);
  await seedCandidacies(demoIn());
  expect(await statesOf('candidacy')).toEqual([
    ...['not-awarded', 'not-recommended', 'noticed', 'objected', 'opinions', 'recommended', 'shortlisted', 'withdrawn'],
  ]);
  expect(await statesOf('panel')).toEqual(['called', 'concluded', 'open']);
  // Nothing stands there twice.
  expect([await countOf('candidacy'), await countOf('nomination'), await countOf('panel')]).toEqual([8, 8, 3]);
  expect([await countOf('opinion'), objected]).toEqual([8, 1]);
});
