/** `202611260415`, later than every migration that is there: files run in the order of their names. */
export function migrationDate(now: Date, existing: readonly string[] = []): string {
  const minute = (at: Date) => at.toISOString().slice(0, 16).replace(/\D/g, '');
  const last = existing
    .map((name) => /^\d{12}(?=-)/.exec(name)?.[0] ?? '')
    .sort()
    .at(-1);
  const own = minute(now);
  if (!last || own > last) return own;
  const [, year, month, day, hour, min] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(last) ?? [];
  const next = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(min) + 1));
  return Number.isNaN(next.getTime()) ? own : minute(next);
}
