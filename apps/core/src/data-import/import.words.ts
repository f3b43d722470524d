import type { ImportColumn, ImportError, ImportNoun, ImportRow } from '@linli/contracts';
import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { ColumnDefinition, Fault, NounImport, ShownRow } from './import.types.ts';

/** Parameters that are words of the platform themselves: `level` is said as `unit.level.street`. */
const WORDS: Record<string, string> = {
  level: 'unit.level',
  parentLevel: 'unit.level',
  reason: 'privacy.denied',
  personal: 'import.personal',
  type: 'organisation.type',
  state: 'organisation.state',
};

/** Notes that come before others, in this order. */
const NOTES = ['moved', 'renamed', 'coded', 'alias'].reverse();

/** Says a plan in the reader's language. */
@Injectable()
export class ImportWords {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  columns({ noun, columns }: NounImport): ImportColumn[] {
    return columns.map((column) => ({
      key: column.key,
      title: this.titleOf(noun, column),
      required: column.required ?? false,
    }));
  }

  titleOf(noun: ImportNoun, { key, headers }: ColumnDefinition): string {
    return this.find(`import.column.${noun}.${key}`) ?? headers[0] ?? key;
  }

  hintOf(noun: ImportNoun, { key }: ColumnDefinition): string {
    return this.find(`import.hint.${noun}.${key}`) ?? '';
  }

  /** Sentences may name the column (`title`), what belongs into it (`hint`) and its words (`choices`). */
  fault(noun: NounImport, { row, column, code, variant, params }: Fault): ImportError {
    const key = `import.error.${code}${variant ? `.${variant}` : ''}`;
    const definition = noun.columns.find((each) => each.key === column);
    const said = definition && {
      title: this.titleOf(noun.noun, definition),
      hint: this.hintOf(noun.noun, definition),
      choices: Object.values(definition.choices ?? {})
        .flatMap(([word]) => word ?? [])
        .join('、'),
    };
    const words = this.withWords(params ?? {});
    // A value of a column with choices is said in their words.
    if (definition && typeof words['value'] === 'string') words['value'] = this.wordOf(definition, words['value']);
    return { row, column, code, message: this.say(key, { ...said, ...words }) };
  }

  problem({ code, params }: { code: string; params: Record<string, unknown> }) {
    return {
      code,
      title: this.say(`errors.${code}.title`, this.withWords(params)),
      remedy: this.find(`errors.${code}.remedy`, this.withWords(params)) ?? null,
    };
  }

  row(noun: NounImport, { row, cells, outcome, note }: ShownRow): ImportRow {
    const said = cells.map((cell, index) => {
      const column = noun.columns[index];
      return column ? this.wordOf(column, noun.cellText?.(column.key, cell, false) ?? cell) : cell;
    });
    if (!note) return { row, cells: said, outcome, note: null };
    const { was, ...others } = note;
    const sentences = [was ? this.was(noun, was as Record<string, string | null>) : null, this.note(others)];
    return { row, cells: said, outcome, note: sentences.filter(Boolean).join(this.say('import.note.and')) || null };
  }

  /** What stood in the columns that change. */
  private was(noun: NounImport, was: Record<string, string | null>): string {
    return noun.columns
      .filter(({ key }) => key in was)
      .map((column) => {
        const value = this.wordOf(column, was[column.key] ?? '');
        return this.say(value === '' ? 'import.note.was.none' : 'import.note.was', {
          title: this.titleOf(noun.noun, column),
          value,
        });
      })
      .join(this.say('import.note.and'));
  }

  private wordOf(column: ColumnDefinition | undefined, value: string): string {
    return (this.db.context.locale === 'zh-CN' && column?.choices?.[value]?.[0]) || value;
  }

  say(key: string, params?: Record<string, unknown>): string {
    return this.find(key, params) ?? key;
  }

  /** One sentence per key of the note that is not null: `import.note.<key>` with its value and all others. */
  private note(note: Record<string, unknown>): string | null {
    const entries = Object.entries(note).sort(([a], [b]) => NOTES.indexOf(a) - NOTES.indexOf(b));
    const said = entries.flatMap(([key, value]) => {
      if (value === null || value === false) return [];
      const params = typeof value === 'object' ? (value as Record<string, unknown>) : { value };
      const variant = Object.values(params).some((each) => each === null) ? '.none' : '';
      return [
        this.find(`import.note.${key}${variant}`, params) ?? this.find(`import.note.${key}`, params) ?? [],
      ].flat();
    });
    return said.length > 0 ? said.join(this.say('import.note.and')) : null;
  }

  private withWords(params: Record<string, unknown>): Record<string, unknown> {
    const said = Object.entries(params).map(([name, value]) => [
      name,
      (WORDS[name] && this.find(`${WORDS[name]}.${String(value)}`)) || value,
    ]);
    return Object.fromEntries(said) as Record<string, unknown>;
  }

  private find(key: string, params?: Record<string, unknown>): string | undefined {
    return this.texts.find(this.db.context.locale, key, params);
  }
}
