import { useEffect, useLayoutEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts, textsOf, registerTexts, type Locale, type LocaleFiles } from './texts.ts';

export type TextValues = Readonly<Record<string, string | number>>;

/** Words a text by its key; `{{name}}` in it are filled from `values`, `count` picks the plural. */
export interface Translate {
  (key: string, values?: TextValues): string;
  /** Whether there is a text for the key, in the language shown or in Chinese. */
  has(key: string): boolean;
}

/** The texts of a namespace (a plugin's id) in the language shown. */
export function useTexts(namespace: string): Translate {
  const { i18n, t } = useTranslation(namespace);
  const locale = i18n.language as Locale;
  useEffect(() => {
    loadTexts(namespace, locale).catch((error: unknown) =>
      console.error(`no texts of ${namespace} in ${locale}`, error),
    );
  }, [namespace, locale]);
  return useMemo(() => {
    const translate = (key: string, values: TextValues = {}) => t(key, { ...values, ns: namespace });
    return Object.assign(translate, { has: (key: string) => i18n.exists(key, { ns: namespace }) });
  }, [i18n, t, namespace]);
}

/** Words a text outside of React, for a known language. */
export function translate(locale: Locale, namespace: string, key: string, values: TextValues = {}): string {
  return textsOf(locale).t(key, { ...values, ns: namespace });
}

/** Registers locale files and gives their texts; `definePlugin` does it once for a whole plugin instead. */
export function usePluginTexts(namespace: string, files: LocaleFiles): Translate {
  const t = useTexts(namespace);
  // After the line above has begun to listen for new texts, and before anything is painted.
  useLayoutEffect(() => registerTexts(namespace, files), [namespace, files]);
  return t;
}
