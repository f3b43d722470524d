import { sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';

/** Of rows of `rule_document`: in force on a day, whatever became of them since. */
export function inForce(day: string): Sql {
  return sql`row.in_force_from <= ${day}::date AND COALESCE(row.in_force_until > ${day}::date, true)`;
}
