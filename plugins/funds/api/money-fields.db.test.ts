import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestClient } from '@linli/sdk-server/testing';
import { PROJECTS, EXPENSES, startProjectWorld } from './testing/project.world.ts';
import type { ProjectWorld } from './testing/project.world.ts';

let world: ProjectWorld;
let district: TestClient;
let running: string;
beforeAll(async () => {
  world = await startProjectWorld();
  const verbs = ['fund.read', 'fund.manage', 'subsidy-scheme.read', 'subsidy-scheme.manage', 'allocation.read'];
  const rules = ['allocation.file', 'rule-document.read', 'rule-document.manage', 'ledger.read'];
  district = await world.somebody(
    [...verbs, ...rules].map((verb) => `funds.${verb}`),
    'district',
  );
  running = (await world.upTo('running')).id;
});
afterAll(() => world?.close());

/** Yuan as people write them. */
const WRONG_YUAN = [
  '1.005',
  '-1',
  '-0.01',
  '0',
  '0.00',
  '90071992547409.92',
  '9007199254740993',
  '1e3',
  '1,000',
  '',
  12,
];
/** Whole fen, where the form has made them out of yuan. */
const WRONG_FEN = [100.5, -1, 0, 2 ** 53, Number.MAX_SAFE_INTEGER, '100'];
const clause = { no: '第八条', text: '不得发放现金', words: ['现金'], firm: true };

const fund = (amount: unknown) => ({
  ...{ title: '专项资金', source: 'district-budget', year: 2026, amount, unitId: world.at.district },
});
const scheme = (amount: unknown) => ({
  ...{ title: '补贴', post: 'secretary', body: 'grid', period: 'year', amount, unitId: world.at.district },
});
/** Each field that money is written into: what is sent, by whom, and where it is refused. */
const FIELDS: [name: string, field: string, wrong: readonly unknown[], send: (amount: unknown) => Promise<Answer>][] = [
  ['a fund', 'amount', WRONG_YUAN, (amount) => district.post('/v1/funds', fund(amount))],
  ['a fund that is corrected', 'amount', WRONG_YUAN, (amount) => corrected('/v1/funds', fund, amount)],
  [
    'an allocation',
    'amount',
    WRONG_YUAN,
    (amount) =>
      district.post('/v1/allocations', {
        ...{ title: '微实事', giver: 'above', category: 'general', fundId: world.fundId, amount },
        unitId: world.at.street,
      }),
  ],
  [
    'the cap of a rule document',
    'caps.0.amount',
    WRONG_YUAN,
    (amount) =>
      district.post('/v1/rule-documents', {
        ...{ title: '办法', clauses: [clause], caps: [{ no: '第九条', category: 'works', amount }] },
        unitId: world.at.district,
      }),
  ],
  ['a subsidy scheme', 'amount', WRONG_YUAN, (amount) => district.post('/v1/subsidy-schemes', scheme(amount))],
  [
    'a subsidy scheme that is corrected',
    'amount',
    WRONG_YUAN,
    (amount) => corrected('/v1/subsidy-schemes', scheme, amount),
  ],
  [
    'an item of a project',
    'items.0.fen',
    WRONG_FEN,
    (fen) => world.as('clerk').post(PROJECTS, world.plan({ items: [{ name: '材料', fen }] })),
  ],
  [
    'an expense',
    'fen',
    WRONG_FEN,
    (fen) => world.as('clerk').post(EXPENSES, { projectId: running, title: '材料款', fen, payee: '某某公司' }),
  ],
];
type Answer = { status: number; body: Problem };

async function corrected(route: string, command: (amount: unknown) => object, amount: unknown): Promise<Answer> {
  const { body } = await district.post<{ id: string }>(route, command('1'));
  return district.post<Problem>(`${route}/${body.id}/change`, { ...command(amount), unitId: undefined, version: 1 });
}

test.each(FIELDS)('the amount of %s is refused where it is no exact number of fen', async (_, field, wrong, send) => {
  for (const amount of wrong) {
    const { status, body } = await send(amount);
    const at = new Set(body.errors?.map((each) => each.field));
    expect([amount, status, [...at]]).toEqual([amount, 400, [field]]);
    expect(body.title.length).toBeGreaterThan(0);
  }
});

test('nothing of what was refused stands in the books', async () => {
  expect(await world.balance()).toEqual({ available: 9_500_000, committed: 500_000, spent: 0 });
  expect((await world.project(running)).claimed).toBe(0);
});

test.each([
  ['0.01', 1],
  ['90071992547409.91', Number.MAX_SAFE_INTEGER],
] as const)('the least and the most that there is, %s yuan, come back to the fen', async (amount, fen) => {
  const { status, body } = await district.post<{ fen: number }>('/v1/funds', fund(amount));
  expect([status, body.fen]).toEqual([201, fen]);
});
