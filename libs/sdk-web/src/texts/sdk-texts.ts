import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { registerTexts } from './texts.ts';
import { useTexts, type Translate } from './use-texts.ts';

/** Namespace of the SDK's own texts. */
export const SDK_NAMESPACE = 'sdk';

registerTexts(SDK_NAMESPACE, { 'zh-CN': zhCN, en });

/** The SDK's own texts. */
export function useSdkTexts(): Translate {
  return useTexts(SDK_NAMESPACE);
}
