import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages of the platform. Chinese comes first; every text exists in both. */
export type Locale = 'zh-CN' | 'en';
export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

/** A locale file: keys with dots, or nested objects, which mean the same. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}
/** Texts of a language, or the way to them: a file that is got when its language is first shown is not sent to everybody. */
export type LocaleSource = TextTree | (() => Promise<{ default: TextTree }>);
export type LocaleFiles = Readonly<Record<Locale, LocaleSource>>;

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
    const source = files[locale];
    if (typeof source === 'function') waiting.set(keyOf(namespace, locale), { get: source });
    else add(namespace, locale, source);
  }
}

/** Files that nobody has asked for yet, or that are on their way. */
const waiting = new Map<string, { get: () => Promise<{ default: TextTree }>; coming?: Promise<void> }>();
const keyOf = (namespace: string, locale: Locale) => `${locale} ${namespace}`;
const add = (namespace: string, locale: Locale, tree: TextTree) =>
  void base.addResourceBundle(locale, namespace, flatten(tree), true, true);

/**
 * Gets the texts of a namespace in a language, where they are not there yet; until then Chinese is shown. Rejects when the file
 * does not come; whoever asks again tries again.
 */
export async function loadTexts(namespace: string, locale: Locale): Promise<void> {
  const key = keyOf(namespace, locale);
  const file = waiting.get(key);
  if (!file) return;
  file.coming ??= file.get().then(
    (module) => {
      waiting.delete(key);
      add(namespace, locale, module.default);
    },
    (error: unknown) => {
      file.coming = undefined;
      throw error;
    },
  );
  await file.coming;
}

function flatten(tree: TextTree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}
