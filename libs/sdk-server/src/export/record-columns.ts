import { nounOf } from '@linli/contracts';
import type { StateMachine } from '@linli/contracts';
import type { ExportColumn } from './exported-list.ts';

/** What every record says of itself, in the order of its list. */
const EVERY_RECORD = [
  { field: 'unit', value: 'path', width: 40 },
  { field: 'state', value: 'state', width: 14 },
  { field: 'created-at', value: 'createdAt', width: 18 },
] as const;
const BASICS = new Set(['id', 'unitId', 'path', 'state', 'createdAt', 'version']);

/**
 * The columns of a noun's records: its own listed fields that people have a word for (`<noun>.field.<field>`), then the unit,
 * the state and when it was added, as on the screen.
 */
export function recordColumns(machine: StateMachine, listed: readonly string[]): ExportColumn[] {
  const noun = nounOf(machine);
  const own = listed
    .filter((field) => !BASICS.has(field))
    .map((field) => {
      const word = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const words = [`${noun}.${word}`, `${noun}.create.${field}.option`];
      return { header: `${noun}.field.${word}`, value: field, words };
    });
  const common = EVERY_RECORD.map(({ field, ...column }) => ({
    ...column,
    header: [`${noun}.field.${field}`, `record.${field}`],
    words: `${noun}.${field}`,
  }));
  return [...own, ...common];
}
