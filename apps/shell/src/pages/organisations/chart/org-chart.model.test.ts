import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOX, depthOf, findBodies, forestOf, layOut, openTo, visible, type ChartBody } from './org-chart.model.ts';

const body = (id: string, superiorId: string | null = null, head: string | null = null): ChartBody => ({
  id,
  superiorId,
  name: `党组织 ${id}`,
  head,
  vacant: head === null,
  state: 'active',
});

/** Any forest: each body's superior is one that came before it, or none. */
const bodies = fc
  .array(fc.nat(), { minLength: 1, maxLength: 80 })
  .map((picks) =>
    picks.map((pick, index) => body(String(index), index === 0 || pick % 5 === 0 ? null : String(pick % index))),
  );

describe('the organisation chart', () => {
  test('loses no body and draws none twice, whatever the lines of subordination', () => {
    fc.assert(
      fc.property(bodies, (given) => {
        const roots = forestOf(given);
        const drawn = layOut(roots, openTo(roots, 99)).placed.map(({ node }) => node.body.id);
        expect([...drawn].sort()).toEqual(given.map(({ id }) => id).sort());
      }),
    );
  });

  test('draws no two boxes over each other', () => {
    fc.assert(
      fc.property(bodies, (given) => {
        const roots = forestOf(given);
        const { placed } = layOut(roots, openTo(roots, 99));
        for (const column of Map.groupBy(placed, ({ x }) => x).values()) {
          const heights = column.map(({ y }) => y).sort((a, b) => a - b);
          heights.slice(1).forEach((y, i) => expect(y - (heights[i] ?? 0)).toBeGreaterThanOrEqual(BOX.height));
        }
      }),
    );
  });

  test('shows bodies whose superior is not among them, or stands in a circle, as roots', () => {
    expect(forestOf([body('a', 'gone')]).map((node) => node.body.id)).toEqual(['a']);
    const circle = forestOf([body('a', 'b'), body('b', 'a')]);
    expect(
      layOut(circle, openTo(circle, 9))
        .placed.map(({ node }) => node.body.id)
        .sort(),
    ).toEqual(['a', 'b']);
  });

  test('counts everything below a body and knows how deep it goes', () => {
    const roots = forestOf([body('a'), body('b', 'a'), body('c', 'b'), body('d', 'a')]);
    expect(roots[0]?.below).toBe(3);
    expect(depthOf(roots)).toBe(3);
    expect([...openTo(roots, 1)]).toEqual(['a']);
  });

  test('orders bodies below the same one by name, numbers as numbers', () => {
    const names = ['第10网格', '第2网格', '第1网格'];
    const [root] = forestOf([body('a'), ...names.map((name) => ({ ...body(name, 'a'), name }))]);
    expect(root?.children.map((child) => child.body.name)).toEqual(['第1网格', '第2网格', '第10网格']);
  });

  test('finds by the name of the body or of who leads it, and opens the way there', () => {
    const roots = forestOf([body('a'), body('b', 'a'), body('c', 'b', '王秀兰')]);
    expect(findBodies(roots, '王秀')).toEqual({ hits: ['c'], open: new Set(['a', 'b']) });
    expect(findBodies(roots, '').hits).toEqual([]);
  });

  test('draws only what can be seen', () => {
    const roots = forestOf(Array.from({ length: 1100 }, (_, i) => body(String(i))));
    const layout = layOut(roots, new Set());
    const seen = visible(layout, 5000, 5800);
    expect(seen.placed.length).toBeGreaterThan(10);
    expect(seen.placed.length).toBeLessThan(25);
  });
});
