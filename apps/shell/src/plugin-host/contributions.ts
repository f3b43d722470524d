import type { Extension, Me, Registry, RegistryPlugin } from '@linli/contracts';
import { isFor } from './condition.ts';
import { isOff } from './safe-mode.ts';
import type { SafeMode } from './safe-mode.ts';

export type Point = Extension['point'];
export type ExtensionAt<P extends Point> = Extract<Extension, { point: P }>;

/** An extension together with the plugin it comes from. */
export interface Contribution<P extends Point> {
  key: string;
  plugin: RegistryPlugin;
  extension: ExtensionAt<P>;
}

export interface ContributionQuery {
  registry: Registry;
  me: Me;
  safeMode: SafeMode;
}

/** Everything that plugins add at one point and that is for this person, by `order`, then by plugin. */
export function contributionsAt<P extends Point>(
  point: P,
  { registry, me, safeMode }: ContributionQuery,
): Contribution<P>[] {
  return registry.plugins
    .filter((plugin) => !isOff(safeMode, plugin.id))
    .flatMap((plugin) =>
      plugin.extensions
        .filter((extension): extension is ExtensionAt<P> => extension.point === point && isFor(me, extension.when))
        .map((extension) => ({ key: `${plugin.id}:${extension.id}`, plugin, extension })),
    )
    .sort((a, b) => orderOf(a.extension) - orderOf(b.extension) || a.key.localeCompare(b.key));
}

function orderOf(extension: Extension): number {
  return 'order' in extension.props ? extension.props.order : 0;
}

/** The words for `%key%` in this language, or in Chinese, or the key itself. */
export function textOf(plugin: RegistryPlugin, text: string, locale: string): string {
  const key = /^%(.+)%$/.exec(text)?.[1];
  if (!key) return text;
  return plugin.messages[locale]?.[key] ?? plugin.messages['zh-CN']?.[key] ?? key;
}

/** The plugin's own name in this language; `displayName` of the registry is either a key or already words. */
export function pluginName(plugin: RegistryPlugin, locale: string): string {
  return textOf(plugin, plugin.displayName, locale);
}

/** The component of a page, card or tab, as the federation runtime names it. */
export function remoteIdOf(
  contribution: Contribution<Exclude<Point, 'shell.nav.item/v1' | 'shell.search.provider/v1'>>,
): string {
  return `${contribution.plugin.container}/${contribution.extension.props.component.$ref}`;
}
