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
