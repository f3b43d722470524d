import type { Extension, Registry, RegistryPlugin } from '@linli/contracts';

/** A plugin as the registry has it; tests name only what they are about. */
export function fakePlugin(
  id: string,
  extensions: Extension[] = [],
  more: Partial<RegistryPlugin> = {},
): RegistryPlugin {
  return {
    id,
    version: '1.0.0',
    state: 'running',
    reason: null,
    displayName: '%name%',
    container: `${id}__1_0_0`,
    entry: `/plugins/${id}/1.0.0/mf-manifest.json`,
    script: { path: `/plugins/${id}/1.0.0/${id}.js`, integrity: 'sha384-x' },
    extensions,
    messages: { 'zh-CN': { name: `插件 ${id}`, nav: `菜单 ${id}` }, en: { name: `Plugin ${id}` } },
    ...more,
  };
}

export function fakeRegistry(plugins: RegistryPlugin[] = []): Registry {
  return {
    platform: { version: '0.1.0' },
    oidc: { issuer: 'http://localhost/idp', clientId: 'linli-shell', mode: 'demo' },
    plugins,
  };
}

export function navItem(id: string, order: number, when?: Extension['when']): Extension {
  return {
    id,
    point: 'shell.nav.item/v1',
    props: { section: 'governance', label: '%nav%', icon: 'alert', order, route: id },
    ...(when ? { when } : {}),
  };
}
