import type { ImportError, ImportRow } from '@linli/contracts';
import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Fault, Note, PlannedRow } from './import.types.ts';

/** Longest text of a cell that is shown again. */
const SHOWN = 200;

/** Says a plan in the reader's language. */
@Injectable()
export class ImportWords {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  fault({ row, column, code, variant, params }: Fault): ImportError {
    const key = `import.error.${code}${variant ? `.${variant}` : ''}`;
    return { row, column, code, message: this.say(key, this.withLevels(params)) };
  }

  row({ row, code, name, level, parentCode, outcome, note }: PlannedRow): ImportRow {
    return {
      row,
      code: cut(code),
      name: cut(name),
      level: cut(level),
      parentCode: cut(parentCode),
      outcome,
      note: note ? this.note(note, code) : null,
    };
  }

  private note({ name, parent, pending, alias }: Note, code: string): string {
    if (alias) return this.say(alias.code ? 'import.note.alias' : 'import.note.alias-pending', { ...alias, old: code });
    const said = [
      ...(pending ? [this.say('import.note.coded')] : []),
      ...(name === undefined ? [] : [this.say('import.note.renamed', { name })]),
      ...(parent === undefined ? [] : [this.say('import.note.moved', { parent })]),
    ];
    return said.join(this.say('import.note.and'));
  }

  private withLevels(params: Fault['params'] = {}): Fault['params'] {
    const word = (level: string | number | undefined) => this.find(`unit.level.${level}`) ?? level ?? '';
    return { ...params, level: word(params['level']), parentLevel: word(params['parentLevel']) };
  }

  private say(key: string, params?: Record<string, unknown>): string {
    return this.find(key, params) ?? key;
  }

  private find(key: string, params?: Record<string, unknown>): string | undefined {
    return this.texts.find(this.db.context.locale, key, params);
  }
}

const cut = (text: string): string => text.slice(0, SHOWN).toWellFormed();
