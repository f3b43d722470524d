import { settle } from '../data-import/testing/settle.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataImport, Me, Page, Unit, UnitDetail } from '@linli/contracts';
import { startTestCore } from '../testing/test-core.ts';
import type { TestCore } from '../testing/test-core.ts';
import { ADMIN } from './testing/unit-server.ts';

const API = '/api/core/v1';
const REAL = readFileSync(path.join(import.meta.dirname, '../../../../tools/demo/data/divisions-120102.csv'));

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core?.close());

/** Somebody at the one door of the whole core, with a real token. */
async function person(name: string, grants: [string[], number][]) {
  const { authorization } = await core.person(name, grants);
  const call = async <T>(method: string, url: string, body?: string | Buffer, type = 'application/json') => {
    const headers = { authorization, ...(body === undefined ? {} : { 'content-type': type }) };
    const answer = await core.send(`${API}${url}`, { method, headers, body });
    return { status: answer.status, body: answer.json<T & object>() as T };
  };
  return {
    get: <T>(url: string) => call<T>('GET', url),
    post: <T>(url: string, body: unknown) => call<T>('POST', url, JSON.stringify(body)),
    upload: <T>(file: Buffer) => call<T>('POST', '/imports/units?fileName=divisions.csv', file, 'text/csv'),
  };
}

test('the real divisions come in through the door, and a move is seen by the right people at once', async () => {
  const operator = await person('operator', [[ADMIN, 1]]);
  const previewed = await operator.upload<DataImport>(REAL);
  expect(previewed.status).toBe(201);
  const address = `/imports/units/${previewed.body.id}`;
  expect((await settle<DataImport>(operator, address)).counts.new).toBe(184);
  await operator.post<DataImport>(`${address}/apply`, {});
  expect((await settle<DataImport>(operator, address)).state).toBe('applied');

  const unit = async (code: string) => {
    const found = await operator.get<{ items: Unit[] }>(`/units/search?q=${code}`);
    const hit = found.body.items.find((item) => item.code === code);
    if (!hit) throw new Error(`no unit ${code}`);
    return hit;
  };
  const [east, west, community] = [await unit('120102001'), await unit('120102002'), await unit('120102001001')];
  const [ofEast, ofWest, ofBoth] = [
    await person('east', [[['core.unit.read'], east.id]]),
    await person('west', [[['core.unit.read'], west.id]]),
    // The second grant lies inside the first one, until the community moves out of it.
    await person('both', [
      [['core.unit.read'], east.id],
      [['core.unit.read'], community.id],
    ]),
  ];
  const statuses = () =>
    Promise.all([ofEast, ofWest, ofBoth].map(async (one) => (await one.get(`/units/${community.id}`)).status));
  expect(await statuses()).toEqual([200, 404, 200]);
  expect((await ofBoth.get<Me>('/me')).body.units.map(({ id }) => id)).toEqual([east.id]);

  const move = { parentId: west.id, reason: '区划调整', version: community.version };
  const moved = await operator.post<UnitDetail>(`/units/${community.id}/move`, move);
  expect(moved.status).toBe(200);
  expect(await statuses()).toEqual([404, 200, 200]);
  const mine = await ofBoth.get<Page<Unit>>('/units');
  expect(mine.body.items.map(({ id }) => id).sort()).toEqual([east.id, community.id].sort());
});
