import { addDays, dayOf } from '@linli/contracts';
import type { TestDatabase } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bookBare } from '../../measure/book-bare.ts';
import { postBare } from '../../measure/post-bare.ts';
import { BOARD_OWNERS, bareStatement } from '../../parts/board-figures.ts';
import { wishes } from '../../parts/booking.ts';
import { writing } from '../../product/as-owner.ts';
import { isPresent } from '../../plugins/present.ts';
import { databaseWith } from '../../testing/plugin-tables.ts';
import { booksOf } from '../books.ts';
import { roomsTaken } from '../build-rooms.ts';
import { loadTree } from '../load-tree.ts';
import { FUND_TABLES, openLines, plantFund } from '../plant-fund.ts';
import { amountsOf, loadYear } from './year.ts';

const SCALE = 0.002;
/** What is not there is not measured. */
const testWith = (pluginId: string) => (isPresent(pluginId) ? test : test.skip);
const today = dayOf(new Date());
let database: TestDatabase;
let district: number;
beforeAll(async () => {
  database = await databaseWith(['grid', 'culture', 'funds', 'training', 'honours'].filter(isPresent));
  await database.client.query(
    `INSERT INTO core.post_type (id, title, organisation_types, position) VALUES ('secretary', '{}', '{branch}', 1), ('member', '{}', '{branch}', 2)`,
  );
  await loadTree(database.client, { districts: 1, streets: 2, communities: 3, grids: 1 });
  district = await loadYear(database.client, SCALE, () => undefined);
}, 120_000);
afterAll(() => database?.close());

const count = async (from: string) => {
  const { rows } = await database.client.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${from}`);
  return rows[0]?.n;
};

describe('a year of a district', () => {
  for (const [pluginId, table, amount] of [
    ['culture', 'activity', 'activities'],
    ['culture', 'booking', 'bookings'],
    ['funds', 'project', 'projects'],
    ['training', 'enrolment', 'enrolments'],
    ['honours', 'nomination', 'nominations'],
  ] as const)
    testWith(pluginId)(
      `has as many ${amount} of ${pluginId} as the share says, all of them in the district`,
      async () => {
        const here = await count(`plugin_${pluginId}.${table} WHERE district_id = ${district}`);
        expect(here).toBe(amountsOf(SCALE)[amount]);
      },
    );

  testWith('funds')('has ten lines of the ledger for each project, and its books are balanced', async () => {
    const projectLines = `plugin_funds.ledger_line WHERE kind IN ('commit', 'spend')`;
    expect(await count(projectLines)).toBe(10 * amountsOf(SCALE).projects);
    const { rows } = await database.client.query<{ id: string }>('SELECT id FROM plugin_funds.fund');
    const books = await booksOf(database.client, rows[0]?.id ?? '');
    expect(books).toMatchObject({ unbalanced: 0, wrongBalances: 0, belowZero: 0, total: 0 });
  });

  test('is loaded once', async () => {
    expect(await loadYear(database.client, SCALE, () => undefined)).toBe(district);
  });

  test.each(BOARD_OWNERS.map((owner) => [owner.id, owner] as const))(
    'is told by the bare statement of %s, too',
    async (_id, owner) => {
      const { rows } = await database.client.query<Record<string, number>>(bareStatement(owner), [district, today]);
      // A made-up district has no seats on committees of streets.
      const told = Object.entries(rows[0] ?? {}).filter(([name]) => name !== 'core.part-time-members');
      expect(told.filter(([, value]) => !(value > 0))).toEqual([]);
    },
  );
});

describe('the bare way of posting', () => {
  testWith('funds')('posts what the givers have money for, and the books say so', async () => {
    await writing(database.client, 'funds', FUND_TABLES, async () => {
      const planted = await plantFund(database.client, district, 40);
      expect(planted.allocations).toHaveLength(40);
      const getters = 'SELECT DISTINCT unit_id, category FROM plugin_funds.allocation WHERE fund_id = $1';
      await openLines(database.client, planted.fundId, getters);
      const { posted } = await postBare(database.url, planted);
      expect(posted).toBe(planted.affordable);
      expect(posted).toBeLessThan(40);
      // Nobody approved them: each entry stands for an allocation that does not say so.
      expect(await booksOf(database.client, planted.fundId)).toEqual({
        ...{ posted, approved: 0, twice: 0, lost: posted },
        ...{ unbalanced: 0, wrongBalances: 0, belowZero: 0, total: 0 },
      });
    });
  });
});

describe('the bare way of booking', () => {
  testWith('culture')('gives each hour of each room to one', async () => {
    const { rows } = await database.client.query<{ id: string }>(
      'SELECT id FROM plugin_culture.room ORDER BY id LIMIT 2',
    );
    const rooms = rows.map(({ id }) => id);
    const day = addDays(today, 3);
    const { taken } = await writing(database.client, 'culture', ['booking'], () =>
      bookBare(database.url, wishes(rooms, 60), day),
    );
    expect(taken).toBe(20);
    expect(await roomsTaken(database.client, rooms, day)).toEqual({ bookings: 20, hours: 20, overlaps: 0 });
  });
});
