import type { Anchor, UnitId } from '@linli/contracts';
import type { ObjectLiteral } from 'typeorm';
import { meetingOf } from './anchor-meeting.ts';
import type { Places } from './anchor-meeting.ts';
import type { RowShape } from './row-shape.ts';
import { beyond, branchesOf, crossed } from './scoped-branches.ts';
import type { Branch } from './scoped-branches.ts';
import { sql, verbatim } from './sql.ts';
import type { Sql } from './sql.ts';

/** Conditions on the rows of one table. */
export interface RowFilter<T extends ObjectLiteral> {
  /**
   * Properties with the values of which a row must have one. Each value is asked for by itself, so that an index on
   * (ancestor, property, order) serves it. Undefined: any value.
   */
  oneOf?: { [K in keyof T & string]?: readonly T[K][] | undefined };
  /** Properties with the values of which a row must have none; one without a value has none. */
  noneOf?: { [K in keyof T & string]?: readonly T[K][] | undefined };
  /** Further conditions, with the row's columns under the alias `row`. */
  where?: readonly Sql[];
}

/** Which rows of a scoped table a list is about. */
export interface ScopedFilter<T extends ObjectLiteral> extends RowFilter<T> {
  /**
   * The read permission whose anchors the list covers; 'own' for rows found by a column the caller filters on, 'lent' for
   * those that were lent to the asker.
   */
  read: string | 'own' | 'lent';
  /** Properties that name an organisation: rows that name one which the read permission is anchored to are listed too. */
  organisations?: readonly (keyof T & string)[];
  /** Narrows the list to a unit and what is below it; outside the asker's reach it is simply empty. */
  unit?: UnitId | undefined;
  /** Alternatives of which a row meets one and never two, each within the anchors of a permission of its own. */
  either?: readonly (RowFilter<T> & { within?: string })[];
}

/** What a filter needs to know of the world to become branches. */
export interface FilterWorld {
  scopes: ReadonlyMap<string, readonly Anchor[]>;
  organisations?: ReadonlyMap<string, readonly string[]> | undefined;
  places(ids: readonly UnitId[]): Promise<Places>;
}

/** Takes a filter apart into what an index serves in order. */
export async function branchesWithin<T extends ObjectLiteral>(
  shape: RowShape,
  filter: ScopedFilter<T>,
  world: FilterWorld,
): Promise<Branch[]> {
  const { scopes, places } = world;
  const free = filter.read === 'own' || filter.read === 'lent';
  const always: (readonly Anchor[])[] = free ? [] : [scopes.get(filter.read) ?? []];
  const lent =
    filter.read === 'lent'
      ? [{ choices: [], where: [sql`row.id = ANY ((SELECT core_pub.lent(${shape.name}))::uuid[])`] }]
      : null;
  const branches: Branch[] = [];
  for (const alternative of filter.either ?? [{}]) {
    const sets = alternative.within === undefined ? always : [...always, scopes.get(alternative.within) ?? []];
    const anchors = await meetingOf(sets, filter.unit, places);
    const within = [
      ...(anchors === 'everywhere' ? [EVERYWHERE] : branchesOf(anchors)),
      ...(alternative.within === undefined && anchors !== 'everywhere'
        ? await byOrganisation(shape, filter, anchors, world)
        : []),
    ].flatMap((branch) => (lent ? crossed([branch], lent) : [branch]));
    branches.push(...crossed(crossed(within, [conditionsOf(shape, filter)]), [conditionsOf(shape, alternative)]));
  }
  return branches.filter(({ choices }) => choices.every(({ values }) => values.length > 0));
}

const EVERYWHERE: Branch = { choices: [], where: [] };

/** Rows that name an organisation of the asker's, and that their units do not reach anyway: no row is in two branches. */
async function byOrganisation<T extends ObjectLiteral>(
  shape: RowShape,
  { read, organisations = [], unit }: ScopedFilter<T>,
  anchors: readonly Anchor[],
  { organisations: held, places }: FilterWorld,
): Promise<Branch[]> {
  const ids = held?.get(read) ?? [];
  if (ids.length === 0) return [];
  const inUnit = await meetingOf([], unit, places);
  const elsewhere = beyond(anchors);
  const before: Sql[] = [];
  return organisations.flatMap((property) => {
    const choice = shape.choice(property, ids);
    const branch = { choices: [choice], where: [...elsewhere, ...before] };
    before.push(sql`COALESCE(row.${verbatim(choice.column)} <> ALL (${ids}::uuid[]), true)`);
    return inUnit === 'everywhere' ? [branch] : crossed([branch], branchesOf(inUnit));
  });
}

function conditionsOf<T extends ObjectLiteral>(shape: RowShape, { oneOf, noneOf, where }: RowFilter<T>): Branch {
  const choicesOf = (wanted: RowFilter<T>['oneOf']) =>
    Object.entries<readonly unknown[] | undefined>(wanted ?? {}).flatMap(([property, values]) =>
      values === undefined ? [] : [shape.choice(property, [...new Set(values)])],
    );
  const excluded = choicesOf(noneOf).map(
    ({ column, type, values }) =>
      sql`COALESCE(row.${verbatim(column)} <> ALL (${values}::${verbatim(`${type}[]`)}), true)`,
  );
  return { choices: choicesOf(oneOf), where: [...(where ?? []), ...excluded] };
}
