import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FundDetail, YearReport } from '../../contract/index.ts';
import { startMoneyWorld } from '../testing/money.world.ts';
import type { MoneyWorld } from '../testing/money.world.ts';

let world: MoneyWorld;
let fund: FundDetail;
beforeAll(async () => {
  world = await startMoneyWorld();
  const { at } = world;
  fund = await world.fund('1000');
  await world.give({ fundId: fund.id, unitId: at.street, amount: '400' });
  await world.give({
    fundId: fund.id,
    unitId: at.community,
    category: 'service',
    amount: '150.55',
    title: '给张三家修门',
  });
});
afterAll(() => world?.close());

test('the report tells by unit and purpose what came, what went on and what is left, and the sum of all', async () => {
  const { body } = await world.admin.get<YearReport>(`/v1/year-reports/${fund.id}`);
  expect(
    body.rows.map(({ unit, category, allocated, available }) => [unit.name, category, allocated, available]),
  ).toEqual([
    ['河东区', 'general', -40_000, 60_000],
    ['甲街道', 'general', 24_945, 24_945],
    ['甲社区', 'service', 15_055, 15_055],
  ]);
  expect(body.total).toEqual({
    appropriated: 100_000,
    allocated: 0,
    available: 100_000,
    committed: 0,
    spent: 0,
    projects: 0,
  });
});

test('a unit sees its own part, and another street none', async () => {
  const { body } = await world.desk.get<YearReport>(`/v1/year-reports/${fund.id}?at=${world.at.street}`);
  expect(body.total).toMatchObject({ appropriated: 0, allocated: 40_000 });
  const { body: other } = await world.neighbour.get<YearReport>(`/v1/year-reports/${fund.id}`);
  expect(other.rows).toEqual([]);
});

test('the open file has the columns of 360Giving, units and purposes, and nothing that people wrote', async () => {
  const file = await world.admin.content(`/v1/year-reports/${fund.id}/giving.csv`);
  expect(file.headers['content-type']).toContain('text/csv');
  const [head = '', ...rows] = file.body.toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
  expect(head.split(',').slice(0, 5)).toEqual(['Identifier', 'Title', 'Description', 'Currency', 'Amount Awarded']);
  expect(rows).toHaveLength(2);
  expect(rows.map((row) => row.split(',').slice(3, 5))).toEqual([
    ['CNY', '400.00'],
    ['CNY', '150.55'],
  ]);
  expect(file.body.toString('utf8')).not.toContain('张三');
  const chinese = await world.admin.content(`/v1/year-reports/${fund.id}/giving.csv?header=zh-CN`);
  expect(chinese.body.toString('utf8')).toContain('标识,名称,说明,币种,金额');
});
