import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Packages that exist once in the browser: the shell brings them, plugins use them. A name that ends with a slash shares
 * all its sub-paths, without which there would be two Reacts (`react/jsx-runtime`, `react-dom/client`).
 */
export const sharedPackages = [
  'react',
  'react/',
  'react-dom',
  'react-dom/',
  'antd',
  '@ant-design/cssinjs',
  '@ant-design/icons',
  'react-router',
  '@tanstack/react-query',
  'dayjs',
  'zod',
  '@linli/sdk-web',
] as const;

/** How one package is shared. */
export interface SharedConfig {
  singleton: true;
  requiredVersion: string | false;
  version?: string;
  /** Plugins bring no copy of their own. */
  import?: false;
}

const require = createRequire(import.meta.url);

function versionOf(name: string): string {
  const file =
    name === '@linli/sdk-web'
      ? new URL('../../package.json', import.meta.url)
      : require.resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

function sharing(side: 'host' | 'plugin'): Record<string, SharedConfig> {
  return Object.fromEntries(
    sharedPackages.map((name) => {
      const version = versionOf(name.replace(/\/$/, ''));
      const config: SharedConfig =
        side === 'host'
          ? { singleton: true, version, requiredVersion: `^${version}` }
          : // The platform's version is checked when a plugin is installed; here a mismatch could only break a page.
            { singleton: true, requiredVersion: false, import: false };
      return [name, config];
    }),
  );
}

/** `shared` of the shell's federation plugin: it brings every package of {@link sharedPackages}. */
export const hostShared = (): Record<string, SharedConfig> => sharing('host');

/** `shared` of a plugin's federation plugin: it uses the shell's packages and brings none. */
export const pluginShared = (): Record<string, SharedConfig> => sharing('plugin');
