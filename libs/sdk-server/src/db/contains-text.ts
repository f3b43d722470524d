import { joined, sql, verbatim } from './sql.ts';
import type { Sql } from './sql.ts';

/** Rows where one of the columns contains what was typed, taken literally: `100%` finds neither `1000` nor everything. */
export function containsText(typed: string, ...columns: [string, ...string[]]): Sql {
  const like = `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
  const one = (column: string) => sql`row.${verbatim(column)} ILIKE ${like}`;
  return sql`(${joined(columns.map(one), ' OR ')})`;
}
