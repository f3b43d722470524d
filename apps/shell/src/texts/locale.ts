import type { Locale } from '@linli/sdk-web';

/** The one thing the shell keeps in localStorage. */
const KEY = 'linli.locale';

/** The language chosen in the header, or the browser's, or Chinese. */
export function readLocale(storage: Storage, languages: readonly string[]): Locale {
  const chosen = storage.getItem(KEY);
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  const first = languages[0]?.toLowerCase() ?? '';
  return first === '' || first.startsWith('zh') || !first.startsWith('en') ? 'zh-CN' : 'en';
}

export function keepLocale(storage: Storage, locale: Locale): void {
  storage.setItem(KEY, locale);
}
