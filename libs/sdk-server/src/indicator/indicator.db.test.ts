import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf } from '@linli/contracts';
import type { Figures, Problem } from '@linli/contracts';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestPlugin } from '../testing/test-plugin.ts';

const READ = 'memo.note.read';
const WRITE = 'memo.note.write';
let plugin: TestPlugin;
let at: Record<'district' | 'street' | 'other' | 'community', number>;

beforeAll(async () => {
  plugin = await startMemoPlugin();
  const { platform } = plugin;
  const district = await platform.unit('district');
  const street = await platform.unit('street', district);
  at = {
    district,
    street,
    other: await platform.unit('street', district),
    community: await platform.unit('community', street),
  };
  const writer = await somebody([[[READ, WRITE], district]]);
  for (const unitId of [at.street, at.community, at.other])
    await writer.post('/v1/notes', { id: randomUUID(), unitId, text: '便签' });
});
afterAll(() => plugin?.close());

async function somebody(grants: [permissions: string[], unit: number][]) {
  const account = await plugin.platform.account('张三');
  for (const [permissions, unit] of grants) await plugin.platform.grant(account, permissions, unit);
  return plugin.as(account);
}
const told = async (by: Awaited<ReturnType<typeof somebody>>, query = '') => {
  const { status, body } = await by.get<Figures & Problem>(`/v1/indicators/figures${query}`);
  expect([status, body.code]).toEqual([200, undefined]);
  return body.figures.map(({ unitId, state, value, partial }) => [unitId, state, value, partial]);
};

describe('a figure', () => {
  test('counts what the asker may see, and says when that is a part of the unit only', async () => {
    const district = await somebody([[[READ], at.district]]);
    const street = await somebody([[[READ], at.street]]);
    const query = `?unit=${at.district},${at.street},${at.other}`;
    expect(await told(district, query)).toEqual([
      [at.district, 'told', 3, false],
      [at.street, 'told', 2, false],
      [at.other, 'told', 1, false],
    ]);
    expect(await told(street, query)).toEqual([
      [at.district, 'told', 2, true],
      [at.street, 'told', 2, false],
      [at.other, 'out-of-reach', null, false],
    ]);
    expect(await told(street)).toEqual([[null, 'told', 2, false]]);
  });

  test('is not told to whoever may not read the records, and refuses them nothing else', async () => {
    const writer = await somebody([[[WRITE], at.district]]);
    expect(await told(writer, `?unit=${at.street}`)).toEqual([[at.street, 'no-permission', null, false]]);
    expect(await told(await somebody([]))).toEqual([[null, 'no-permission', null, false]]);
  });

  test('is not told for a level that it is not declared for', async () => {
    const by = await somebody([[[READ], at.district]]);
    expect(await told(by, `?unit=${at.community}`)).toEqual([[at.community, 'not-at-level', null, false]]);
  });

  test('counts what is reached by an organisation too, wherever it lies', async () => {
    const { platform, database } = plugin;
    const body = await platform.organisation(at.other);
    const account = await platform.account('李四');
    await platform.grantAt(account, [READ], body);
    await database.client.query('UPDATE plugin_memo.note SET handler_id = $1 WHERE unit_id = $2', [body, at.other]);
    const by = await plugin.as(account);
    expect(await told(by, `?unit=${at.district},${at.street}`)).toEqual([
      [at.district, 'told', 1, true],
      [at.street, 'told', 0, true],
    ]);
  });
});

describe('a question', () => {
  test('for several days is answered day by day', async () => {
    const by = await somebody([[[READ], at.district]]);
    const today = dayOf(new Date());
    const { body } = await by.get<Figures>(`/v1/indicators/figures?asOf=2026-01-31,${today}`);
    expect(body.figures.map(({ asOf }) => asOf)).toEqual(['2026-01-31', today]);
  });

  test.each([
    ['a day to come', () => `asOf=${addDays(dayOf(new Date()), 2)}`, 'core.indicator.day-to-come'],
    ['a unit that is not there', () => 'unit=2147483647', 'core.unit.unknown'],
    ['a unit that is no number', () => 'unit=1;drop', 'core.http.invalid'],
    ['a unit beyond all numbers', () => 'unit=99999999999999999999', 'core.http.invalid'],
    ['no day at all', () => 'asOf=2026-02-30', 'core.http.invalid'],
    ['too much at once', () => `unit=${numbers(100)}&asOf=2026-01-01,2026-01-02,2026-01-03`, 'core.http.invalid'],
    ['more units than that', () => `unit=${numbers(101)}`, 'core.http.invalid'],
  ])('about %s is refused in words', async (_what, query, code) => {
    const by = await somebody([[[READ], at.district]]);
    const { status, body } = await by.get<Problem>(`/v1/indicators/figures?${query()}`);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.title).not.toBe(code);
  });
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(',');
