import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages of the platform. Chinese comes first; every text exists in both. */
export type Locale = 'zh-CN' | 'en';
export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/** A locale file: keys with dots, or nested objects, which mean the same. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}
export type LocaleFiles = Readonly<Record<Locale, TextTree>>;

// One store for all languages and plugins; each language reads it through an instance of its own, so that there is no
// "current language" outside of React.
const base = createInstance({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  supportedLngs: [...LOCALES],
  keySeparator: false,
  nsSeparator: false,
  defaultNS: 'sdk',
  ns: ['sdk'],
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18nStore: 'added' },
});
base.use(initReactI18next);
void base.init();

const instances = new Map<Locale, i18n>();

/** The i18next instance of a language; all instances share one store of texts. */
export function textsOf(locale: Locale): i18n {
  const known = instances.get(locale);
  if (known) {
    return known;
  }
  const instance = base.cloneInstance({ lng: locale, initAsync: false });
  instances.set(locale, instance);
  return instance;
}

/** Makes a plugin's locale files known under its namespace. May be called again; later texts win. */
export function registerTexts(namespace: string, files: LocaleFiles): void {
  for (const locale of LOCALES) {
    base.addResourceBundle(locale, namespace, flatten(files[locale]), true, true);
  }
}

function flatten(tree: TextTree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}
