import type { z } from 'zod';

/** What a form holds, as its schema should see it: an empty control means nothing, and so does one that is not shown. */
export function cleanValues(values: Readonly<Record<string, unknown>>, hidden: ReadonlySet<string> = new Set()) {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) =>
        !hidden.has(name) &&
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(typeof value === 'string' && value.trim() === ''),
    ),
  );
}

/** The first issue of each field, by the field's name; issues of no field are under ''. */
export function issuesByField(error: z.ZodError): Map<string, z.core.$ZodIssue> {
  const found = new Map<string, z.core.$ZodIssue>();
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    if (!found.has(name)) {
      found.set(name, issue);
    }
  }
  return found;
}

/** What an issue is about: the field itself, or what lies in it. */
export function valueAt(values: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, step) =>
      within === null || within === undefined ? undefined : (within as Record<PropertyKey, unknown>)[step],
    values,
  );
}

/** The field of a form that a server's field path (`place.text`) belongs to, if it has one. */
export function fieldOfPath(path: string, names: readonly string[]): string | undefined {
  const dotted = path
    .replace(/^\//, '')
    .replaceAll('/', '.')
    .replace(/^body\./, '');
  return names.find((name) => name === dotted) ?? names.find((name) => name === dotted.split('.')[0]);
}

/** Fields whose value differs between what somebody typed and the record as it is now. */
export function differences(
  mine: Readonly<Record<string, unknown>>,
  current: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string[] {
  return names.filter(
    (name) => name in current && JSON.stringify(mine[name] ?? null) !== JSON.stringify(current[name] ?? null),
  );
}
