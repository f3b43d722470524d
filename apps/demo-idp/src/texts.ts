import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const catalogueSchema = z.record(z.string(), z.string());
const catalogues = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    catalogueSchema.parse(
      JSON.parse(readFileSync(join(import.meta.dirname, '..', 'locales', `${locale}.json`), 'utf8')),
    ),
  ]),
) as Record<Locale, Record<string, string>>;

export type Texts = (key: string, values?: Record<string, string>) => string;

/** Texts of one language; a key without a text is an error, found by the tests rather than by a reader. */
export function textsOf(locale: Locale): Texts {
  return (key, values = {}) => {
    const text = catalogues[locale][key];
    if (text === undefined) throw new Error(`No text for ${key} in ${locale}.`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  };
}

/** Chinese unless something asks for English first: `ui_locales` of the request, then the browser's languages. */
export function chooseLocale(uiLocales: unknown, acceptLanguage: string | undefined): Locale {
  const asked = typeof uiLocales === 'string' ? uiLocales.split(/\s+/) : [];
  return firstKnown(asked) ?? firstKnown(rankedLanguages(acceptLanguage ?? '')) ?? 'zh-CN';
}

function firstKnown(tags: readonly string[]): Locale | undefined {
  for (const tag of tags) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'zh') return 'zh-CN';
    if (language === 'en') return 'en';
  }
  return undefined;
}

function rankedLanguages(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters
        .map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1])
        .find((value) => value !== undefined);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
