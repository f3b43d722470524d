import type { Anchor, UnitLevel } from '@linli/contracts';
import { joined, sql, verbatim } from './sql.ts';
import type { Sql } from './sql.ts';

/** Column of a scoped row that holds its ancestor of a level, from the top down. The nation is above every row. */
const COLUMNS: readonly [level: UnitLevel, column: string][] = [
  ['province', 'province_id'],
  ['city', 'city_id'],
  ['district', 'district_id'],
  ['street', 'street_id'],
  ['community', 'community_id'],
  ['grid', 'grid_id'],
];
/** Up to so many index scans stand side by side in one statement that stays prepared; more are asked for in a loop. */
const MAX_SIDE_BY_SIDE = 12;

/** A column with the few values that a row may have in it. */
export interface Choice {
  column: string;
  /** Of the column, as SQL names it. */
  type: string;
  values: readonly unknown[];
}

/** A part of a list that one index serves in order: equal in each choice, and further conditions. No two hold the same row. */
export interface Branch {
  choices: Choice[];
  where: Sql[];
}

/**
 * The conditions that an index can serve: equality on the derived ancestor column of each anchor's level. A finer level
 * leaves out what a coarser one has, so that every row is in one branch only. No anchors: no branches, an empty list.
 */
export function branchesOf(anchors: readonly Anchor[]): Branch[] {
  if (anchors.some(([, level]) => level === 'nation')) return [{ choices: [], where: [] }];
  const branches: Branch[] = [];
  const coarser: Sql[] = [];
  for (const [level, column] of COLUMNS) {
    const ids = [...new Set(anchors.filter((anchor) => anchor[1] === level).map(([id]) => id))].sort((a, b) => a - b);
    if (ids.length === 0) continue;
    branches.push({ choices: [{ column, type: 'integer', values: ids }], where: [...coarser] });
    coarser.push(sql`COALESCE(row.${verbatim(column)}, 0) <> ALL (${ids})`);
  }
  return branches;
}

/** What holds for every row that none of the anchors reaches. */
export function beyond(anchors: readonly Anchor[]): Sql[] {
  return COLUMNS.flatMap(([level, column]) => {
    const ids = anchors.filter((anchor) => anchor[1] === level).map(([id]) => id);
    return ids.length === 0 ? [] : [sql`COALESCE(row.${verbatim(column)}, 0) <> ALL (${ids})`];
  });
}

/** Every branch narrowed by each of some alternatives. */
export function crossed(branches: readonly Branch[], others: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) =>
    others.map((other) => ({
      choices: [...branch.choices, ...other.choices],
      where: [...branch.where, ...other.where],
    })),
  );
}

export interface Ordered {
  table: string;
  /** What is selected, with the row under the alias `row`. */
  columns: string;
  /** With `row.`; empty where the order does not matter. */
  order: string;
  /** Null for all of them. */
  limit: number | null;
}

/** The rows of all branches, each taken from its index in order and no further than needed. */
export function unionOf(branches: readonly Branch[], { table, columns, order, limit }: Ordered): Sql {
  const sorted = verbatim(`${order === '' ? '' : ` ORDER BY ${order}`}${limit === null ? '' : ` LIMIT ${limit}`}`);
  const from = verbatim(`SELECT ${columns} FROM ${table} AS row`);
  const scans = sideBySide(branches).map(({ loops, choices, where }) => {
    const conditions = [
      ...choices.map(({ column, type, values }, at) =>
        loops
          ? verbatim(`row.${column} = each_${at}.value`)
          : sql`row.${verbatim(column)} = ${constantOf(type, values[0])}`,
      ),
      ...where,
    ];
    const scan = sql`${from}${verbatim(conditions.length ? ' WHERE ' : '')}${joined(conditions, ' AND ')}${sorted}`;
    if (!loops) return scan;
    const each = choices.map(
      ({ type, values }, at) => sql`unnest(${values}::${verbatim(`${type}[]`)}) AS ${verbatim(`each_${at}`)} (value)`,
    );
    return sql`SELECT row.* FROM ${joined(each, ' CROSS JOIN ')} CROSS JOIN LATERAL (${scan}) AS row`;
  });
  if (scans.length === 0) return sql`${from}${verbatim(' WHERE false')}`;
  if (scans.length === 1 && scans[0]) return scans[0];
  return joined(
    scans.map((scan) => sql`(${scan})`),
    ' UNION ALL ',
  );
}

const PLAIN_WORD = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * A state or the like stands in the text itself: the plan is made once for all values of the parameters, and only a constant
 * lets it choose an index of some states. Words of a closed set only, so that texts stay few and nothing needs quoting.
 */
function constantOf(type: string, value: unknown): Sql {
  if (type === 'text' && typeof value === 'string' && PLAIN_WORD.test(value)) return verbatim(`'${value}'`);
  return sql`${value}::${verbatim(type)}`;
}

/** One scan per combination of values while they are few: equal to one value each, their plans need not be made anew. */
function sideBySide(branches: readonly Branch[]): (Branch & { loops: boolean })[] {
  const total = branches.reduce(
    (sum, { choices }) => sum + choices.reduce((product, { values }) => product * values.length, 1),
    0,
  );
  if (total > MAX_SIDE_BY_SIDE) {
    return branches.map((branch) => ({ ...branch, loops: branch.choices.some(({ values }) => values.length > 1) }));
  }
  return branches.flatMap(({ choices, where }) =>
    choices
      .reduce<Choice[][]>(
        (rows, choice) => rows.flatMap((row) => choice.values.map((value) => [...row, { ...choice, values: [value] }])),
        [[]],
      )
      .map((single) => ({ choices: single, where, loops: false })),
  );
}
