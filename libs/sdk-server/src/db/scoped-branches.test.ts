import { describe, expect, test } from '@jest/globals';
import { branchesOf, crossed, unionOf } from './scoped-branches.ts';
import { render, sql } from './sql.ts';

const LIST = { table: 'issue', columns: 'row.id, row.at', order: 'row.at DESC', limit: 20 };
const textOf = (...given: Parameters<typeof unionOf>) => render(unionOf(...given)).text;

describe('the anchors of a scope become index conditions', () => {
  test('one anchor is one equality, in the order of the index', () => {
    expect(render(unionOf(branchesOf([[7, 'street']]), LIST))).toEqual({
      text: 'SELECT row.id, row.at FROM issue AS row WHERE row.street_id = $1::integer ORDER BY row.at DESC LIMIT 20',
      values: [7],
    });
  });

  test('the nation needs no condition, and no anchor at all finds nothing', () => {
    expect(
      textOf(
        branchesOf([
          [1, 'nation'],
          [7, 'street'],
        ]),
        LIST,
      ),
    ).not.toContain('WHERE');
    expect(textOf(branchesOf([]), LIST)).toContain('WHERE false');
  });

  test('a few anchors stand side by side, each with a limit of its own', () => {
    const text = textOf(
      branchesOf([
        [7, 'street'],
        [9, 'street'],
      ]),
      LIST,
    );
    expect(text.match(/street_id = \$\d::integer ORDER BY row.at DESC LIMIT 20/g)).toHaveLength(2);
    expect(text).toContain(' UNION ALL ');
  });

  test('many anchors are asked for in a loop', () => {
    const text = textOf(branchesOf(Array.from({ length: 40 }, (_, id) => [id + 2, 'grid'])), LIST);
    expect(text).toContain('unnest($1::integer[]) AS each_0 (value) CROSS JOIN LATERAL');
    expect(text).not.toContain('UNION');
  });

  test('an anchor of a finer level leaves out what a coarser one has, so that nested anchors show no row twice', () => {
    const { text, values } = render(
      unionOf(
        branchesOf([
          [7, 'street'],
          [8, 'grid'],
          [7, 'street'],
        ]),
        LIST,
      ),
    );
    expect(text).toContain('row.grid_id = $2::integer AND COALESCE(row.street_id, 0) <> ALL ($3)');
    expect(values).toEqual([7, 8, [7]]);
  });
});

test('alternatives and choices multiply, and their conditions go along', () => {
  const states = { choices: [{ column: 'state', type: 'text', values: ['a', 'b'] }], where: [sql`row.who = ${'me'}`] };
  const { text, values } = render(unionOf(crossed(branchesOf([[7, 'street']]), [states]), LIST));
  expect(text.match(/street_id = \$\d::integer AND row.state = '[ab]' AND row.who = \$\d/g)).toHaveLength(2);
  expect(values).toEqual([7, 'me', 7, 'me']);
});

test('only a plain word stands in the text itself; everything else is a parameter', () => {
  const strange = ["a'b", 'A', '汉', 'a b', '', "'; DROP TABLE issue; --", 'a'.repeat(41), 'a\nb'];
  for (const value of strange) {
    const choice = { choices: [{ column: 'state', type: 'text', values: [value] }], where: [] };
    const { text, values } = render(unionOf([choice], LIST));
    expect(text).toContain('row.state = $1::text');
    expect(values).toEqual([value]);
  }
  const number = { choices: [{ column: 'handler_id', type: 'uuid', values: ['abc'] }], where: [] };
  expect(render(unionOf([number], LIST)).values).toEqual(['abc']);
});
