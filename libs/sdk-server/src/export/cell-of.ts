/** Words for what a cell says: the text of the first key that there is. */
export type Say = (...keys: string[]) => string | undefined;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const SHANGHAI_MS = 8 * 3_600_000;

/**
 * A value of an answer as a person reads it: states and choices in words, instants as day and time in Asia/Shanghai, people,
 * units and posts by their names, a place from the district down. Numbers stay numbers.
 */
export function cellOf(value: unknown, say: Say, words: readonly string[] = []): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return say(...words.map((prefix) => `${prefix}.${value}`), `export.${value}`) ?? '';
  if (typeof value === 'string') {
    if (INSTANT.test(value))
      return new Date(Date.parse(value) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
    return say(...words.map((prefix) => `${prefix}.${value}`)) ?? value;
  }
  if (Array.isArray(value)) {
    const isPlace = value.every((each) => typeof each === 'object' && each !== null && 'level' in each);
    return value.map((each) => String(cellOf(each, say, words))).join(isPlace ? ' / ' : (say('export.and') ?? ' '));
  }
  if (typeof value !== 'object') return '';
  const { name, title } = value as { name?: unknown; title?: unknown };
  return cellOf(name ?? title, say);
}

/** What stands in a row under a path: `holder.name`. */
export function valueAt(row: unknown, path: string): unknown {
  let value = row;
  for (const step of path.split('.'))
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined;
  return value;
}
