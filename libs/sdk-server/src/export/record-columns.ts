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

/** The columns that a noun's list has of its own: the listed fields that people have a word for (`<noun>.field.<field>`,
 * or its label in the form). */
export function ownColumns(machine: StateMachine, listed: readonly string[]): ExportColumn[] {
  const noun = nounOf(machine);
  return listed
    .filter((field) => !BASICS.has(field))
    .map((field) => {
      const word = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const words = [`${noun}.${word}`, `${noun}.create.${field}.option`];
      return { header: [`${noun}.field.${word}`, `${noun}.create.${field}.label`], value: field, words };
    });
}

/** What stands behind them, as on the screen: the unit, the state and when it was added. */
export function commonColumns(machine: StateMachine): ExportColumn[] {
  const noun = nounOf(machine);
  return EVERY_RECORD.map(({ field, ...column }) => ({
    ...column,
    header: [`${noun}.field.${field}`, `record.${field}`],
    words: `${noun}.${field}`,
  }));
}
