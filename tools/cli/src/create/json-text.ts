/** JSON as Prettier writes it: what fits into a line stays in one, except the outermost and lists of several objects. */
export function jsonText(value: unknown, width = 120): string {
  return `${write(value, { depth: 0, used: 0, width })}\n`;
}

interface Place {
  depth: number;
  /** Columns before the value. */
  used: number;
  width: number;
}

function write(value: unknown, { depth, used, width }: Place): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(([key, item]) => [isList ? '' : `${JSON.stringify(key)}: `, item] as const);
  if (entries.length === 0) return isList ? '[]' : '{}';
  const flat = depth > 0 && !isListOfObjects(value) ? inOneLine(entries, isList, width) : undefined;
  // One column for the comma that may follow.
  if (flat !== undefined && used + flat.length + 1 <= width) return flat;
  const pad = '  '.repeat(depth + 1);
  const lines = entries.map(
    ([key, item]) => pad + key + write(item, { depth: depth + 1, used: pad.length + key.length, width }),
  );
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

/** Undefined where something in it has to be broken. */
function inOneLine(
  entries: readonly (readonly [string, unknown])[],
  isList: boolean,
  width: number,
): string | undefined {
  const items = entries.map(([key, item]) => key + write(item, { depth: 1, used: 0, width }));
  if (items.some((item) => item.includes('\n'))) return undefined;
  return isList ? `[${items.join(', ')}]` : `{ ${items.join(', ')} }`;
}

function isListOfObjects(value: object): boolean {
  return (
    Array.isArray(value) &&
    value.length > 1 &&
    value.every((item) => typeof item === 'object' && item !== null && Object.keys(item as object).length > 1)
  );
}
