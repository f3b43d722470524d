import { MAX_PAGED_ROWS, XLSX_TYPE } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parkDefinition, parkFolder } from '../record/testing/park.plugin.ts';
import { startTestWorld } from '../testing/test-world.ts';
import type { TestWorld } from '../testing/test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld(parkDefinition, parkFolder());
});
afterAll(() => world?.close());

const newGrid = () => world.plugin.platform.unit('grid', world.at.community, '新网格');
const add = (name: string, unitId: number) => world.as('keeper').post('/v1/parks', { name, unitId });
const linesOf = async (unit: number) =>
  (
    await world.plugin.database.client.query<{ action: string; target: unknown; actor_name: string }>(
      `SELECT * FROM core.audit_entry WHERE kind = 'export' AND after->'filters'->>'unit' = $1`,
      [String(unit)],
    )
  ).rows;

test('the rows come in the order and with the filter of the list, in the words of the asker, and start no formula', async () => {
  const unit = await newGrid();
  for (const name of ['=HYPERLINK("http://x")', '+86', '河畔']) await add(name, unit);
  const { headers, body } = await world.as('keeper').workbook(`/v1/parks?unit=${unit}&sort=createdAt`);
  expect(body.map(([first]) => first)).toEqual(['公园', `'=HYPERLINK("http://x")`, "'+86", '河畔']);
  expect(body[0]).toEqual(['公园', '所属', '状态', '登记时间']);
  expect(body[3]).toEqual([
    '河畔',
    '河东区 / 甲街道 / 甲社区 / 新网格',
    '开放',
    expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
  ]);
  expect(decodeURIComponent(headers['content-disposition'] ?? '')).toMatch(/公园-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(headers.vary).toContain('accept');
  const found = await world.as('keeper').workbook(`/v1/parks?unit=${unit}&q=${encodeURIComponent('河')}`);
  expect(found.body.slice(1).map(([first]) => first)).toEqual(['河畔']);
});

test('the audit log says who took which list with which filter, and not for whom it was searched', async () => {
  const unit = await newGrid();
  await world
    .as('keeper')
    .workbook(`/v1/parks?unit=${unit}&state=open&page=3&q=${encodeURIComponent('王秀兰')}&x=13812345678`);
  expect(await linesOf(unit)).toMatchObject([
    {
      action: 'parks.park.read',
      target: 'parks',
      after: { rows: 0, filters: { unit: String(unit), state: 'open', q: '*** (3)' }, format: 'xlsx' },
    },
  ]);
});

test('more rows than can be paged through are refused in words, and nothing is said to be taken', async () => {
  const unit = await newGrid();
  await world.plugin.database.client.query(
    `INSERT INTO plugin_parks.park (id, unit_id, state, state_since, version, created_at, created_by, name)
     SELECT gen_random_uuid(), $1, 'open', now(), 1, now(), $2, n::text FROM generate_series(1, $3::integer) AS n`,
    [unit, world.accountOf('keeper'), MAX_PAGED_ROWS + 1],
  );
  const url = `/v1/parks?unit=${unit}`;
  const refused = await world.plugin.call<{ code: string; title: string }>({
    method: 'GET',
    url,
    headers: { 'x-linli-context': await world.plugin.sign(world.accountOf('keeper')), accept: XLSX_TYPE },
  });
  expect([refused.status, refused.body.code]).toEqual([400, 'core.export.too-many']);
  expect(refused.body.title).toContain(String(MAX_PAGED_ROWS));
  expect(await linesOf(unit)).toEqual([]);
  await world.plugin.database.client.query(`DELETE FROM plugin_parks.park WHERE unit_id = $1 AND name = '1'`, [unit]);
  const { body } = await world.as('keeper').workbook(url);
  expect(new Set(body.slice(1).map(([first]) => first)).size).toBe(MAX_PAGED_ROWS);
});

test('a query cannot ask for more rows on a page than others, nor a page that is none', async () => {
  const keeper = world.as('keeper');
  expect((await keeper.get('/v1/parks?pageSize=101')).status).toBe(400);
  expect((await keeper.workbook('/v1/parks?pageSize=101')).status).toBe(400);
  expect((await keeper.workbook('/v1/parks?state=odd')).status).toBe(400);
});

test('a record is answered as JSON however it is asked for', async () => {
  const { body } = await world
    .as('keeper')
    .post<{ id: string }>('/v1/parks', { name: '河畔', unitId: await newGrid() });
  const answer = await world.as('keeper').workbook(`/v1/parks/${body.id}/history`);
  expect(answer.headers['content-type']).toContain('application/json');
});
