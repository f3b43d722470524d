import { useApi } from '../api/api.hooks.ts';
import { pluginApi, type ApiClient } from '../api/client.ts';
import { registerTexts, type LocaleFiles } from '../texts/texts.ts';
import { useTexts, type Translate } from '../texts/use-texts.ts';

export interface PluginSettings {
  /** Left out in a plugin's own code: the build puts the id of its plugin.json here. */
  id?: string;
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
export function definePlugin({ id = process.env.LINLI_PLUGIN_ID ?? '', locales }: PluginSettings): PluginKit {
  if (!id) {
    throw new Error('definePlugin: no id given and none put in by the build (LINLI_PLUGIN_ID).');
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
