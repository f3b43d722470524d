import { nounOf } from '@linli/contracts';
import type { StateMachine } from '@linli/contracts';
import type { TextValues, Translate } from '../texts/use-texts.ts';
import type { LivingRecord } from './record-kit.ts';

/** The key of a text that a state may say in its own way: `<key>.<state>` where there is one. */
export function keyIn(t: Translate, key: string, state: string): string {
  return t.has(`${key}.${state}`) ? `${key}.${state}` : key;
}

/** What stands in a record's fields, as words for a sentence: people and places by name, choices by their text. */
export function wordsOf(t: Translate, noun: string, fields: object): TextValues {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, wordOf(t, `${noun}.${field}`, value)]),
  );
}

function wordOf(t: Translate, key: string, value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return t.has(`${key}.${value}`) ? t(`${key}.${value}`) : value;
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return '';
}

/** Who has the next step, in words; undefined at the end. */
export function waitingWords<M extends StateMachine>(
  machine: M,
  t: Translate,
  { waitingFor, state }: Pick<LivingRecord<M>, 'waitingFor' | 'state'>,
): string | undefined {
  if (!waitingFor) return undefined;
  const who = waitingFor.person ?? waitingFor.unit?.name ?? '';
  return t(keyIn(t, `${nounOf(machine)}.waiting.${waitingFor.action}`, state), { who });
}

/** What happened and what comes next, as one message. */
export function joinedWords(sdk: Translate, parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(sdk('record.and'));
}
