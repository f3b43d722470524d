/**
 * How a value is shown to whoever has not been shown it on purpose: which part of it stays. `hidden` leaves nothing,
 * `text` only says how long it is.
 */
export const MASKS = ['name', 'phone', 'id-number', 'bank-card', 'address', 'email', 'text', 'hidden'] as const;
export type Mask = (typeof MASKS)[number];

/** Fields with their mask; a field that is not named is shown as it is. */
export type FieldMasks = Readonly<Record<string, Mask>>;

const STAR = '*';

/** One value as it may stand in a log. Nothing stays nothing: that a phone number was missing is no secret. */
export function maskValue(value: unknown, mask: Mask): unknown {
  if (value === null || value === undefined || value === '') return value ?? null;
  if (typeof value !== 'string' && typeof value !== 'number') return '***';
  const chars = [...String(value)];
  switch (mask) {
    case 'name':
      return (chars[0] ?? '') + STAR.repeat(Math.max(1, chars.length - 1));
    case 'phone':
      return keepEnds(chars, 3, 4, 11);
    case 'id-number':
      return keepEnds(chars, 3, 2, 15);
    case 'bank-card':
      return keepEnds(chars, 0, 4, 12);
    case 'address':
      return chars.slice(0, Math.min(6, Math.floor(chars.length / 2))).join('') + '***';
    case 'email':
      return (
        (chars[0] ?? '') +
        '***' +
        (String(value).includes('@') ? String(value).slice(String(value).lastIndexOf('@')) : '')
      );
    case 'text':
      return `*** (${chars.length})`;
    case 'hidden':
      return '***';
  }
}

/** The record with its personal fields masked, also those inside of it: `phone` names the field wherever it stands. */
export function maskFields(values: Readonly<Record<string, unknown>>, masks: FieldMasks): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const mask = Object.hasOwn(masks, field) ? masks[field] : undefined;
      return [field, mask ? maskDeep(value, mask) : insideOf(value, masks)];
    }),
  );
}

/** What differs between two states, field by field; of a new or a removed record everything. */
export function changedFields(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): { before: Record<string, unknown> | null; after: Record<string, unknown> | null } {
  if (!before || !after) return { before: before && { ...before }, after: after && { ...after } };
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
  const pick = (state: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(fields.map((field) => [field, state[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}

function maskDeep(value: unknown, mask: Mask): unknown {
  return Array.isArray(value) ? value.map((each) => maskDeep(each, mask)) : maskValue(value, mask);
}

function insideOf(value: unknown, masks: FieldMasks): unknown {
  if (Array.isArray(value)) return value.map((each) => insideOf(each, masks));
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object') return maskFields(value as Record<string, unknown>, masks);
  return value;
}

/** A value that is shorter than it should be shows nothing of itself: two ends of a short one would be most of it. */
function keepEnds(chars: string[], first: number, last: number, least: number): string {
  if (chars.length < least) return STAR.repeat(3);
  return [
    ...chars.slice(0, first),
    ...STAR.repeat(chars.length - first - last),
    ...chars.slice(chars.length - last),
  ].join('');
}
