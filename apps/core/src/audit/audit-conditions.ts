import type { AuditFilter } from '@linli/contracts';
import { likeText, type SqlParameters } from '../body/sql-parameters.ts';

/** A part of a statement's WHERE about `core.audit_entry e`; each statement numbers its own parameters. */
export type Condition = (parameters: SqlParameters) => string;

const INSTANT = (micros: string) => `timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond'`;
/** The beginning of a day in Asia/Shanghai. */
const DAY = (day: string, later = 0) => `(${day}::date + ${later})::timestamp AT TIME ZONE 'Asia/Shanghai'`;
const is =
  (column: string, value: unknown): Condition =>
  (parameters) =>
    `${column} = ${parameters.add(value)}`;
const given = (column: string, value: unknown): Condition[] => (value === undefined ? [] : [is(column, value)]);

export const allOf = (conditions: readonly Condition[], parameters: SqlParameters): string =>
  conditions.map((condition) => `(${condition(parameters)})`).join(' AND ') || 'true';

/** What bounds the lines in time: the days asked for, and where the page before ended. */
export function timeConditions({ atFrom, atTo, after }: AuditFilter & { after?: string | undefined }): Condition[] {
  const conditions: Condition[] = [];
  if (atFrom !== undefined) conditions.push((parameters) => `e.at >= ${DAY(parameters.add(atFrom))}`);
  if (atTo !== undefined) conditions.push((parameters) => `e.at < ${DAY(parameters.add(atTo), 1)}`);
  if (after !== undefined) {
    const [at, id] = after.split('-');
    conditions.push((parameters) => `(e.at, e.id) < (${INSTANT(parameters.add(at))}, ${parameters.add(id)}::bigint)`);
  }
  return conditions;
}

/** What may leave few enough lines to go through all of them; each is served by an index. */
export function narrowConditions(
  filter: AuditFilter,
  known: { accounts: readonly string[] | undefined; units: readonly number[] | undefined },
): Condition[] {
  const { requestId, targetId, accountId, action, outcome, kind } = filter;
  const { accounts, units } = known;
  const conditions = [
    ...given('e.request_id', requestId),
    ...given('e.target', targetId),
    ...given('e.account_id', accountId),
    ...given('e.action', action),
  ];
  if (accounts)
    conditions.push(
      (parameters) => `e.account_id = ANY (${parameters.add(accounts)}::uuid[])
        OR (e.account_id IS NULL AND e.actor ILIKE ${parameters.add(`%${likeText(filter.actor ?? '')}%`)})`,
    );
  if (units) conditions.push((parameters) => `e.unit_id = ANY (${parameters.add(units)}::integer[])`);
  // Written out, so that the indexes over what is rare are seen to fit.
  if (outcome === 'refused' || outcome === 'failed')
    conditions.push(() => `e.outcome <> 'done' AND e.outcome = '${outcome}'`);
  if (kind === 'read' || kind === 'export' || kind === 'job')
    conditions.push(() => `e.kind IN ('read', 'export', 'job') AND e.kind = '${kind}'`);
  return conditions;
}

/** All that is asked for but the time, to be compared line by line. */
export function lineConditions(filter: AuditFilter): Condition[] {
  const { unitId, q, actor } = filter;
  const conditions = [
    ...given('e.request_id', filter.requestId),
    ...given('e.target', filter.targetId),
    ...given('e.account_id', filter.accountId),
    ...given('e.action', filter.action),
    ...given('e.permission', filter.permission),
    ...given('e.plugin_id', filter.plugin),
    ...given('e.kind', filter.kind),
    ...given('e.outcome', filter.outcome),
    ...given('e.target_type', filter.targetType),
  ];
  if (unitId !== undefined)
    conditions.push(
      (parameters) => `EXISTS (SELECT FROM core.unit u JOIN core.unit top ON top.id = ${parameters.add(unitId)}
        WHERE u.id = e.unit_id AND u.path <@ top.path)`,
    );
  if (q !== undefined)
    conditions.push((parameters) => {
      const text = parameters.add(`%${likeText(q)}%`);
      return `e.reason ILIKE ${text} OR e.target_title ILIKE ${text}`;
    });
  if (actor !== undefined)
    conditions.push((parameters) => {
      const text = parameters.add(`%${likeText(actor)}%`);
      return `CASE WHEN e.account_id IS NULL THEN e.actor ILIKE ${text}
        ELSE EXISTS (SELECT FROM core.account a WHERE a.id = e.account_id
          AND (a.display_name ILIKE ${text} OR a.username = ${parameters.add(actor)})) END`;
    });
  return conditions;
}
