/** A field that differs, as it stands in the log. */
export interface Difference {
  field: string;
  before: unknown;
  after: unknown;
}

/** How deep fields inside of one another are told apart. */
const DEEPEST = 4;

/**
 * What a line says that changed, field by field: fields inside of one another are joined with dots, so that of a contact
 * only the telephone is named. Lists are told as a whole.
 */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((field) => ({
    field,
    before: was.get(field) ?? null,
    after: is.get(field) ?? null,
  }));
}

function flat(value: unknown): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  const walk = (record: object, prefix: string, depth: number) => {
    for (const [key, inner] of Object.entries(record) as [string, unknown][]) {
      if (isRecord(inner) && depth < DEEPEST && Object.keys(inner).length > 0)
        walk(inner, `${prefix}${key}.`, depth + 1);
      else fields.set(prefix + key, inner);
    }
  };
  if (isRecord(value)) walk(value, '', 1);
  return fields;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
