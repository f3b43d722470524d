import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Locale = 'zh-CN' | 'en';
export type Params = Record<string, string | number>;

/** Chinese unless the terminal is set to English. */
export function localeOf(env: NodeJS.ProcessEnv): Locale {
  const wanted = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return wanted.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export function loadTexts(locale: Locale): Record<string, string> {
  const file = join(import.meta.dirname, `../../locales/${locale}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/** Fills `{{name}}` places, as in every locale file of the product. */
export function fill(text: string, params: Params = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

export const locale = localeOf(process.env);
const texts = loadTexts(locale);

/** The words for a key, in the terminal's language. A missing key shows itself. */
export function t(key: string, params?: Params): string {
  return fill(texts[key] ?? key, params);
}
