import { containerName, type Registry, type RegistryPlugin } from '@linli/contracts';
import type { HostedPlugin } from './hosted-plugin.ts';

const TEXT_KEY = /%([a-z0-9-]+(?:\.[a-z0-9-]+)*)%/g;

/** `/shell/registry.json`: what the shell needs to find and load the plugins' pages. Names no unit and no account. */
export function registryDocument(platform: Omit<Registry, 'plugins'>, plugins: Iterable<HostedPlugin>): Registry {
  return { ...platform, plugins: [...plugins].map(registryPlugin) };
}

function registryPlugin(plugin: HostedPlugin): RegistryPlugin {
  const { id, version, state, reason, bundle, manifest } = plugin;
  const base = `/plugins/${id}/${version}`;
  const container = containerName({ id, version });
  return {
    id,
    version,
    state,
    reason,
    displayName: manifest?.displayName ?? id,
    container,
    entry: `${base}/mf-manifest.json`,
    script: { path: `${base}/${bundle?.script.file ?? `${container}.js`}`, integrity: bundle?.script.integrity ?? '' },
    extensions: manifest?.extensions ?? [],
    messages: messagesOf(plugin),
  };
}

/** Of the plugin's words only those that its manifest names: the rest comes with its pages. */
function messagesOf({ manifest, texts: words }: HostedPlugin): RegistryPlugin['messages'] {
  if (!manifest) return {};
  const named = JSON.stringify([manifest.displayName, manifest.description, manifest.extensions]);
  const keys = new Set([...named.matchAll(TEXT_KEY)].map((match) => match[1] ?? ''));
  return Object.fromEntries(
    Object.entries(words).map(([locale, texts]) => [
      locale,
      Object.fromEntries([...keys].flatMap((key) => (texts[key] === undefined ? [] : [[key, texts[key]]]))),
    ]),
  );
}
