import type { Client } from 'pg';

/** The tree's levels at which a list is opened, with the column that the bare statement asks by. */
export const LIST_LEVELS = ['district', 'street', 'community', 'grid'] as const;
export type ListLevel = (typeof LIST_LEVELS)[number];

/** What people set in the list: its query, and what the bare statement has for it. */
export const FILTERS = {
  'newest 20': { query: '', where: '' },
  'what waits for me': {
    query: '&view=mine-to-do&sort=stateSince',
    where: `AND state IN ('reported', 'accepted', 'verified')`,
    order: 'state_since, id',
  },
  overdue: {
    query: '&view=overdue&sort=dueAt',
    where: `AND state IN ('accepted', 'assigned', 'in-progress', 'rework') AND due_at <= date_trunc('day', now(), 'Asia/Shanghai')`,
    order: 'due_at, id',
  },
  'state closed': { query: '&state=closed', where: `AND state = 'closed'` },
  'state reported': { query: '&state=reported', where: `AND state = 'reported'` },
  'two states': { query: '&state=assigned&state=in-progress', where: `AND state IN ('assigned', 'in-progress')` },
  'a category': { query: '&category=roads', where: `AND category = 'roads'` },
  'a word': {
    query: `&q=${encodeURIComponent('井盖')}`,
    where: `AND (text ILIKE '%井盖%' OR place ILIKE '%井盖%' OR no ILIKE '%井盖%')`,
  },
} as const satisfies Record<string, { query: string; where: string; order?: string }>;
export type FilterName = keyof typeof FILTERS;

export function orderOf(name: FilterName): string {
  const filter: { query: string; order?: string } = FILTERS[name];
  return filter.order ?? 'reported_at DESC, id DESC';
}

export interface ListCase {
  level: ListLevel;
  scopes: 1 | 3;
  filter: FilterName;
}

/** Each level with one scope and with three; a filter by state at each; the other filters at a street. */
export const LIST_CASES: readonly ListCase[] = [
  ...LIST_LEVELS.flatMap((level) => [
    { level, scopes: 1, filter: 'newest 20' } as const,
    { level, scopes: 3, filter: 'newest 20' } as const,
    { level, scopes: 1, filter: 'state reported' } as const,
  ]),
  ...(['what waits for me', 'overdue', 'state closed', 'two states', 'a category', 'a word'] as const).map(
    (filter) => ({ level: 'street', scopes: 1, filter }) as const,
  ),
];

export const nameOf = ({ level, scopes, filter }: ListCase): string =>
  `${level}, ${scopes === 1 ? 'one scope' : 'three scopes'}, ${filter}`;

export const addressOf = ({ filter }: ListCase): string => `/v1/issues?page=1&pageSize=20${FILTERS[filter].query}`;

const COLUMNS = `id, no, category, text, place, unit_id, state, outcome, reporter_id, handler_id, reported_at, state_since,
  due_at, due_unpublished, resolved_at, version`;

/** The same rows as plain SQL: of several scopes one index scan each, as was measured to be the best way. */
export function bareSql({ level, scopes, filter }: ListCase): string {
  const scan = (unit: string) =>
    `SELECT ${COLUMNS} FROM plugin_grid.issue WHERE ${level}_id = ${unit} ${FILTERS[filter].where} ORDER BY ${orderOf(filter)} LIMIT 20`;
  if (scopes === 1) return scan('$1');
  return `SELECT i.* FROM unnest($1::integer[]) AS scope (id) CROSS JOIN LATERAL (${scan('scope.id')}) AS i
    ORDER BY i.reported_at DESC, i.id DESC LIMIT 20`;
}

/** Units of a level that have rows, spread over the city. */
export async function unitsAt(client: Client, level: ListLevel, count: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM core.unit WHERE level = $1 AND code LIKE 'bench-%' ORDER BY hashint4(id), id LIMIT $2`,
    [level, count],
  );
  return rows.map(({ id }) => id);
}
