import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@linli/contracts';
import { t } from '../terminal/texts.ts';

/** Mistakes about words: a locale without a file, a `%key%` of the manifest that a locale does not have. */
export function missingTexts(folder: string, manifest: Manifest): string[] {
  const keys = textKeysOf(manifest);
  return manifest.web.i18n.locales.flatMap((locale) => {
    const file = `locales/${locale}.json`;
    if (!existsSync(join(folder, file))) return [t('build.noLocale', { file })];
    const known = new Set(flatKeys(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
    return keys.filter((key) => !known.has(key)).map((key) => t('build.noText', { key, file }));
  });
}

/** Every `%key%` in the manifest, once. */
export function textKeysOf(value: unknown): string[] {
  const found = [...JSON.stringify(value).matchAll(/"%([a-z0-9.-]+)%"/g)].map(([, key = '']) => key);
  return [...new Set(found)];
}

/** `{ a: { b: 'c' } }` and `{ 'a.b': 'c' }` both have the key `a.b`. */
export function flatKeys(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => flatKeys(inner, prefix ? `${prefix}.${key}` : key));
}
