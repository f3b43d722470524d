import { registerTexts, translate, useTexts } from '@linli/sdk-web';
import type { Locale, Translate } from '@linli/sdk-web';
import en from '../../locales/en.json' with { type: 'json' };
import zhCN from '../../locales/zh-CN.json' with { type: 'json' };

const NAMESPACE = 'shell';

registerTexts(NAMESPACE, { 'zh-CN': zhCN, en });

/** The shell's own texts. */
export function useShellTexts(): Translate {
  return useTexts(NAMESPACE);
}

/** A text of the shell outside of React. */
export function shellText(locale: Locale, key: string): string {
  return translate(locale, NAMESPACE, key);
}
