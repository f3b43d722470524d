import type { Client } from 'pg';
import { booksOf } from '../data/books.ts';
import type { Books } from '../data/books.ts';
import { FUND_TABLES, openLines, plantFund } from '../data/plant-fund.ts';
import type { Planted } from '../data/plant-fund.ts';
import { postBare } from '../measure/post-bare.ts';
import { broken, rush, tally } from '../measure/rush.ts';
import type { Answered, Sent } from '../measure/rush.ts';
import { median, quantile } from '../measure/statistics.ts';
import { writing } from '../product/as-owner.ts';
import { gather } from '../product/crowd.ts';
import type { Member } from '../product/crowd.ts';
import type { Figure } from '../report/figure.ts';
import type { Part } from './part.ts';

const ACCOUNTS = 200;
/** Allocations for each account; each is approved by two of them at once. */
const EACH = 5;
/** An allocation that waits has been filed and checked. */
const VERSION = 2;

type Line = Omit<Figure, 'part' | 'scale'>;

/**
 * Two hundred people approve allocations of one fund at once, each allocation two of them, and no giver has enough for all:
 * postings a second against the bare INSERTs, and afterwards every fen of the books is counted.
 */
export const ledger: Part = async ({ product, client, scale, options, say }) => {
  const accounts = Math.max(4, Math.round(ACCOUNTS * scale));
  const district = await demoDistrict(client);
  const crowd = await gather(product, client, {
    name: 'approver',
    count: accounts,
    roles: ['funds.approver'],
    unit: district,
  });
  return writing(client, 'funds', FUND_TABLES, async () => {
    const rounds: Round[] = [];
    for (let at = 0; at < options.rounds; at += 1) {
      say(`${accounts} accounts, round ${at + 1}`);
      const planted = await plantFund(client, district, accounts * EACH);
      const began = performance.now();
      const answers = await rush(product.api.origin, twiceEach(planted.allocations, crowd));
      const seconds = (performance.now() - began) / 1000;
      const books = await booksOf(client, planted.fundId);
      const bareFund = await plantFund(client, district, accounts * EACH);
      await openGetters(client, bareFund);
      const bare = await postBare(product.run.databaseUrl, bareFund);
      rounds.push({ planted, answers, seconds, books, bare, bareBooks: await booksOf(client, bareFund.fundId) });
    }
    return [speedOf(rounds, accounts), ...rounds.flatMap(countsOf), ...rounds.slice(-1).flatMap(refusalsOf)];
  });
};

interface Round {
  planted: Planted;
  answers: Answered[];
  seconds: number;
  books: Books;
  bare: { seconds: number; posted: number };
  bareBooks: Books;
}

/** Whom each allocation is approved by: the second half of the crowd does the same as the first at the same time. */
export function twiceEach(allocations: readonly string[], crowd: readonly Member[]): Sent[][] {
  const lines = crowd.map((): Sent[] => []);
  for (const [at, id] of allocations.entries())
    for (const by of [at, at + Math.floor(crowd.length / 2)]) {
      const member = by % crowd.length;
      const token = crowd[member]?.token ?? '';
      lines[member]?.push({
        token,
        path: `/api/plugins/funds/v1/allocations/${id}/approve`,
        body: { version: VERSION },
      });
    }
  return lines;
}

/** The bare way opens no line: those that get are there before. */
async function openGetters(client: Client, { fundId }: Planted): Promise<void> {
  await openLines(client, fundId, 'SELECT DISTINCT unit_id, category FROM plugin_funds.allocation WHERE fund_id = $1');
}

function speedOf(rounds: readonly Round[], accounts: number): Line {
  const all = rounds.flatMap(({ answers }) => answers.map(({ ms }) => ms));
  return {
    work: `${accounts} accounts post to one fund at once`,
    unit: 'requests/s',
    product: median(rounds.map(({ books, seconds }) => books.posted / seconds)),
    limit: median(rounds.map(({ bare }) => bare.posted / bare.seconds)),
    more: {
      'answers a second': median(rounds.map(({ answers, seconds }) => answers.length / seconds)),
      'p50 ms': quantile(all, 0.5),
      'p99 ms': quantile(all, 0.99),
      'told to come back': rounds.reduce((sum, { answers }) => sum + answers.reduce((n, { busy }) => n + busy, 0), 0),
    },
  };
}

function countsOf({ planted, answers, books, bareBooks }: Round, at: number): Line[] {
  const round = `round ${at + 1}`;
  const count = (work: string, product: number, exactly: number): Line => ({
    work: `${round}: ${work}`,
    unit: '',
    product,
    target: { exactly },
  });
  const yes = answers.filter(({ status }) => status === 200).length;
  return [
    count('answers', answers.length, 2 * planted.allocations.length),
    count('entries, of what there is money for', books.posted, planted.affordable),
    count('entries, bare', bareBooks.posted, planted.affordable),
    count('told that it is posted', yes, books.posted),
    count('approved', books.approved, books.posted),
    count('posted twice', books.twice, 0),
    count('lost or not whole', books.lost, 0),
    count('entries out of balance', books.unbalanced, 0),
    count('balances that are not their lines', books.wrongBalances, 0),
    count('accounts below zero', books.belowZero, 0),
    count('fen in all accounts together', books.total, 0),
    count('answers of a server that broke', broken(answers), 0),
  ];
}

function refusalsOf({ answers }: Round): Line[] {
  return Object.entries(tally(answers)).map(([what, product]) => ({ work: `answered ${what}`, unit: '', product }));
}

/** The district of the demo, which has streets and communities below it. */
export async function demoDistrict(client: Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT district_id AS id FROM core.unit WHERE level = 'community' AND COALESCE(code, '') NOT LIKE 'bench-%' GROUP BY district_id ORDER BY count(*) DESC LIMIT 1`,
  );
  if (!rows[0]) throw new Error('the demo has no district');
  return rows[0].id;
}
