import { expect, test } from '@jest/globals';
import { joined, render, sql, verbatim } from './sql.ts';

test('a value is always a parameter, whatever it looks like', () => {
  const nasty = `'; DROP TABLE issue; --`;
  expect(render(sql`SELECT ${nasty}, ${{ parts: ['x'], values: [] }}`)).toEqual({
    text: 'SELECT $1, $2',
    values: [nasty, { parts: ['x'], values: [] }],
  });
});

test('pieces set in one another number their parameters through', () => {
  const conditions = joined([sql`a = ${1}`, sql`b = ANY (${[2, 3]})`], ' AND ');
  expect(render(sql`SELECT ${verbatim('x')} WHERE ${conditions} LIMIT ${9}`)).toEqual({
    text: 'SELECT x WHERE a = $1 AND b = ANY ($2) LIMIT $3',
    values: [1, [2, 3], 9],
  });
  expect(render(joined([], ' AND '))).toEqual({ text: '', values: [] });
});
