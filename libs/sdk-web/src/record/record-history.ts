import { nounOf } from '@linli/contracts';
import type { StateMachine } from '@linli/contracts';
import type { HistoryEntry } from '../kit/history-list.tsx';
import type { Translate } from '../texts/use-texts.ts';
import type { HistoryLine, LivingRecord, RecordKit } from './record-kit.ts';
import { wordsOf } from './record-words.ts';

/** The steps of a record as sentences, with what was said at each. */
export function historyEntries<M extends StateMachine, R extends LivingRecord<M>>(
  { machine, said = [] }: Pick<RecordKit<M, R>, 'machine' | 'said'>,
  t: Translate,
  lines: readonly HistoryLine[],
): HistoryEntry[] {
  const noun = nounOf(machine);
  return lines.map((line) => {
    const { by, ...fields } = line;
    const words = { ...wordsOf(t, noun, fields), by: by.name };
    const notes = said.flatMap((field) => noteOf(t, `${noun}.said.${field}`, field, valueIn(line, field)));
    return {
      id: line.id,
      at: line.at,
      tone: machine.actions[line.action]?.tone,
      sentence: t(`${noun}.history.${line.action}`, words),
      note: notes.length > 0 ? notes.join('\n') : undefined,
    };
  });
}

function noteOf(t: Translate, key: string, field: string, value: unknown): string[] {
  if (typeof value !== 'string' || value === '') return [];
  return [t.has(key) ? t(key, { [field]: value }) : value];
}

function valueIn(line: object, field: string): unknown {
  return (line as Record<string, unknown>)[field];
}
