/** Names of the fields of `wanted` that are otherwise in `current`. Lists count as sets: Keycloak keeps no order. */
export function differingFields(current: object, wanted: object, prefix = ''): string[] {
  return Object.entries(wanted).flatMap(([name, value]: [string, unknown]) => {
    const there = (current as Record<string, unknown>)[name];
    if (isPlain(value)) return differingFields(isPlain(there) ? there : {}, value, `${prefix}${name}.`);
    return isSame(there, value) ? [] : [`${prefix}${name}`];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return JSON.stringify(a.map(text).sort()) === JSON.stringify(b.map(text).sort());
  }
  return text(a) === text(b);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
