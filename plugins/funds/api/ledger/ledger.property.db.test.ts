import { randomUUID } from 'node:crypto';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Balance } from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { approvedFund, givenMoney } from '../testing/funds.world.ts';
import { PostingModule } from '../testing/posting.module.ts';

let world: TestWorld;
let payer: TestClient;
beforeAll(async () => {
  world = await startTestWorld({ ...definition, modules: [...definition.modules, PostingModule] });
  payer = await world.somebody(['funds.fund.approve'], 'district');
});
afterAll(() => world?.close());

const MOVES = {
  commit: ['available', 'committed'],
  release: ['committed', 'available'],
  spend: ['committed', 'spent'],
} as const;
const UNITS = ['street', 'community', 'otherStreet'] as const;
const step = fc.record({
  kind: fc.constantFrom('commit', 'release', 'spend', 'allocate', 'counter', 'again'),
  line: fc.nat(UNITS.length - 1),
  to: fc.nat(UNITS.length - 1),
  fen: fc.integer({ min: 1, max: 120 }),
  earlier: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
interface Done {
  entry: string;
  apply: readonly [line: number, account: keyof Balance, fen: number][];
  request: { kind: string; command: object };
  countered: boolean;
}

/** What a step would do to the balances: the naive oracle, which knows nothing of the database. */
function effectOf({ kind, line, to, fen }: Step): Done['apply'] {
  if (kind === 'allocate')
    return [
      [line, 'available', -fen],
      [to, 'available', fen],
    ];
  const [from, into] = MOVES[kind as keyof typeof MOVES];
  return [
    [line, from, -fen],
    [line, into, fen],
  ];
}

test('any sequence of postings keeps the books balanced, no line below zero, and comes to what an oracle says', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const fundId = await approvedFund(world);
      const lines: string[] = [];
      for (const unit of UNITS) lines.push((await givenMoney(world, { unit, fen: 200, fundId })).lineId);
      const oracle: Balance[] = UNITS.map(() => ({ available: 200, committed: 0, spent: 0 }));
      const done: Done[] = [];
      for (const each of steps) {
        if (each.kind === 'allocate' && each.line === each.to) continue;
        const before = done[each.earlier % Math.max(done.length, 1)];
        if (each.kind === 'again') {
          if (!before) continue;
          const { body } = await payer.post<{ id: string }>(
            `/v1/posting/${before.request.kind}`,
            before.request.command,
          );
          expect(body.id).toBe(before.entry);
          continue;
        }
        if (each.kind === 'counter' && !before) continue;
        const apply =
          each.kind === 'counter' && before
            ? before.apply.map(([at, account, fen]) => [at, account, -fen] as const)
            : effectOf(each);
        const after = oracle.map((balance) => ({ ...balance }));
        for (const [at, account, fen] of apply) (after[at] as Balance)[account] += fen;
        const isBarred = each.kind === 'counter' && (before?.countered === true || before?.request.kind === 'counter');
        const isAllowed = !isBarred && after.every((balance) => Object.values(balance).every((fen) => fen >= 0));
        const command = {
          ...(each.kind === 'counter'
            ? { entry: before?.entry }
            : { line: lines[each.line], to: lines[each.to], fen: each.fen }),
          id: randomUUID(),
        };
        const answer = await payer.post<{ id: string }>(`/v1/posting/${each.kind}`, command);
        expect([each.kind, answer.status]).toEqual([each.kind, isAllowed ? 200 : 409]);
        if (!isAllowed) {
          refused += 1;
          continue;
        }
        oracle.splice(0, oracle.length, ...after);
        if (each.kind === 'counter' && before) before.countered = true;
        done.push({
          entry: answer.body.id,
          apply: apply.map(([at, account, fen]) => [at, account, fen]),
          request: { kind: each.kind, command },
          countered: false,
        });
      }
      for (const [n, line] of lines.entries())
        expect((await payer.get<Balance>(`/v1/posting/balance/${line}`)).body).toEqual(oracle[n]);
      const { rows } = await world.plugin.database.client.query(
        `SELECT (SELECT COALESCE(sum(fen), 0)::integer FROM plugin_funds.ledger_account WHERE fund_id = $1) AS balances,
           (SELECT count(*)::integer FROM plugin_funds.ledger_account a WHERE fund_id = $1 AND fen <> COALESCE(
             (SELECT sum(l.fen) FROM plugin_funds.ledger_line l WHERE l.account_id = a.id), 0)) AS wrong`,
        [fundId],
      );
      expect(rows[0]).toEqual({ balances: 0, wrong: 0 });
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(refused).toBeGreaterThan(20);
}, 120_000);

test('whatever is posted at once, over lines in a ring, ends: no deadlock, none lost, none twice', async () => {
  const fundId = await approvedFund(world);
  const lines: string[] = [];
  for (const unit of UNITS) lines.push((await givenMoney(world, { unit, fen: 1_000, fundId })).lineId);
  const answers = await Promise.all(
    Array.from({ length: 90 }, (_, n) =>
      payer.post('/v1/posting/allocate', { line: lines[n % 3], to: lines[(n + 1) % 3], fen: 1, id: randomUUID() }),
    ),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  const balances = await Promise.all(lines.map((line) => payer.get<Balance>(`/v1/posting/balance/${line}`)));
  expect(balances.map(({ body }) => body.available)).toEqual([1_000, 1_000, 1_000]);
}, 60_000);
