import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LOCALES } from '../context/request-context.ts';
import type { Locale } from '../context/request-context.ts';

/** Texts of a locale: flat keys (`errors.core.unit.cycle.title`) to words with `{{name}}` places. */
export type Messages = Record<string, string>;

/** The words a server speaks, from locale files. Later folders win, so that a process may say a general thing in its own way. */
export class Texts {
  private readonly messages: Record<Locale, Messages>;

  constructor(sources: Record<Locale, Messages>[]) {
    this.messages = { 'zh-CN': {}, en: {} };
    for (const source of sources) for (const locale of LOCALES) Object.assign(this.messages[locale], source[locale]);
  }

  /** Reads `zh-CN.json` and `en.json` of each folder. */
  static fromFolders(folders: string[]): Texts {
    return new Texts(
      folders.map((folder) => {
        const read = (locale: Locale): Messages =>
          JSON.parse(readFileSync(path.join(folder, `${locale}.json`), 'utf8')) as Messages;
        return { 'zh-CN': read('zh-CN'), en: read('en') };
      }),
    );
  }

  /**
   * The text for a key with its places filled, or undefined where no file has the key. A place may hold a text of its own
   * ({@link TextPlace}), or a list, which is joined as the language joins it.
   */
  find(locale: Locale, key: string, params: Record<string, unknown> = {}): string | undefined {
    return this.messages[locale][key]?.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      this.wordsOf(locale, params[name]),
    );
  }

  private wordsOf(locale: Locale, value: unknown): string {
    if (Array.isArray(value)) {
      const list = new Intl.ListFormat(locale, { style: 'narrow', type: 'conjunction' });
      return list.format(value.map((one) => this.wordsOf(locale, one)));
    }
    if (isTextPlace(value)) return this.find(locale, value.text, value.params) ?? value.text;
    return String(value ?? '');
  }
}

/** A word inside of a text that is told by a key itself: the name of a state, a day with what it is. */
export interface TextPlace {
  text: string;
  params?: Record<string, unknown>;
}

function isTextPlace(value: unknown): value is TextPlace {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}
