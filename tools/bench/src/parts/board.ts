import { dayOf } from '@linli/contracts';
import type { Figures } from '@linli/contracts';
import { loadYear } from '../data/year/year.ts';
import { equip } from '../product/accounts.ts';
import type { Figure } from '../report/figure.ts';
import { BOARD_OWNERS, bareStatement, figuresAddress } from './board-figures.ts';
import type { BoardOwner } from './board-figures.ts';
import { firstPaint } from './board-paint.ts';
import type { Part, Workshop } from './part.ts';
import { measureReads } from './reads.ts';

type Line = Omit<Figure, 'part' | 'scale'>;

/** All figures of the board over a year of a district, owner by owner as the page asks for them, against the same as bare SQL. */
export const board: Part = async (workshop) => {
  const { product, client, scale, say } = workshop;
  const district = await loadYear(client, scale, say);
  const day = dayOf(new Date());
  const roles = [...BOARD_OWNERS.map(({ role }) => role), 'core.member'];
  // The first of the bench's accounts: whom the browser signs in as.
  const { username } = await equip(client, 0, roles, [district]);
  const token = await product.api.tokenOf(username);
  const lines: Line[] = [];
  for (const owner of BOARD_OWNERS) lines.push(...(await compareCounts(workshop, owner, { district, day, token })));
  const speeds = await measureReads(
    workshop,
    token,
    BOARD_OWNERS.map((owner) => ({
      work: `figures of ${owner.id}`,
      address: figuresAddress(owner, district, day),
      sql: bareStatement(owner),
      values: [district, day],
    })),
  );
  return [...speeds, ...(await firstPaint(workshop)), ...lines];
};

/** What is told must be what is there. */
async function compareCounts(
  { product, client, plan }: Workshop,
  owner: BoardOwner,
  { district, day, token }: { district: number; day: string; token: string },
): Promise<Line[]> {
  const path = figuresAddress(owner, district, day);
  const { figures } = await product.api.call<Figures>({ path, token });
  const { rows } = await client.query<Record<string, number>>(bareStatement(owner), [district, day]);
  for (const { indicator, value } of owner.figures) {
    const explained = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT ${value}, $1::integer, $2::date`,
      [district, day],
    );
    plan(`board: ${indicator}, bare`, explained.rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return owner.figures.flatMap(({ indicator, whole }) => {
    const told = figures.find((figure) => figure.indicator === indicator);
    const line = (work: string, product: number | null | undefined, exactly: number | undefined): Line => ({
      ...{ work, unit: '', product: product ?? Number.NaN, target: { exactly: exactly ?? 0 } },
    });
    return [
      line(indicator, told?.value, rows[0]?.[indicator]),
      ...(whole === undefined ? [] : [line(`${indicator}, of`, told?.whole, rows[0]?.[`${indicator} whole`])]),
    ];
  });
}
