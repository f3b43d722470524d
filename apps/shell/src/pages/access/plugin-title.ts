import { useLocale } from '@linli/sdk-web';
import { use } from 'react';
import { textOf } from '../../plugin-host/contributions.ts';
import { RegistryContext } from '../../registry/registry.context.tsx';
import { useShellTexts } from '../../texts/shell-texts.ts';

/** The part of the platform that a permission or a role belongs to, by its name. */
export function usePluginTitle(): (plugin: string) => string {
  const t = useShellTexts();
  const locale = useLocale();
  const plugins = use(RegistryContext)?.getState().registry.plugins ?? [];
  return (id) => {
    if (id === 'core' || id === 'district') return t(`role.source.${id}`);
    const plugin = plugins.find((each) => each.id === id);
    return plugin ? textOf(plugin, plugin.displayName, locale) : id;
  };
}

/** Things in groups by the plugin that they belong to, in the order they come. */
export function byPlugin<T extends { id: string }>(items: readonly T[]): [plugin: string, items: T[]][] {
  return [...Map.groupBy(items, ({ id }) => id.split('.')[0] ?? '')];
}
