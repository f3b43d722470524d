import { useApi } from '../api/api.hooks.ts';
import { pluginApi, type ApiClient } from '../api/client.ts';
import { registerTexts, type LocaleFiles } from '../texts/texts.ts';
import { useTexts, type Translate } from '../texts/use-texts.ts';

export interface PluginSettings {
  /** Always `process.env.LINLI_PLUGIN_ID`: the build puts the id of plugin.json there, so code never repeats it. */
  id: string | undefined;
  locales: LocaleFiles;
}

/** A plugin as its pages see it. */
export interface PluginKit {
  readonly id: string;
  /** Base of the plugin's API. */
  readonly apiBase: string;
  /** The plugin's texts in the language shown. */
  useTexts(): Translate;
  /** The client of the plugin's own API. */
  useApi(): ApiClient;
  /** Address of a page of the plugin: `path('issues/7')` → `/p/<id>/issues/7`. */
  path(route?: string): string;
}

/** Says once who the plugin is; its pages take texts, API and addresses from what comes back. */
export function definePlugin({ id, locales }: PluginSettings): PluginKit {
  if (!id) {
    throw new Error(
      'definePlugin needs { id: process.env.LINLI_PLUGIN_ID }, which the plugin build and its tests set.',
    );
  }
  registerTexts(id, locales);
  const apiBase = pluginApi(id);
  return {
    id,
    apiBase,
    useTexts: () => useTexts(id),
    useApi: () => useApi(apiBase),
    path: (route = '') => `/p/${id}/${route.replace(/^\//, '')}`.replace(/\/$/, ''),
  };
}
