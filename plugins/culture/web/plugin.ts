import { definePlugin } from '@linli/sdk-web';
import zhCN from '../locales/zh-CN.json' with { type: 'json' };

/** Who these pages belong to: their texts, their API, their addresses. The id comes from plugin.json through the build. */
export const plugin = definePlugin({
  id: process.env.LINLI_PLUGIN_ID,
  // Sent to whoever reads English only.
  locales: { 'zh-CN': zhCN, en: () => import('../locales/en.json', { with: { type: 'json' } }) },
});
