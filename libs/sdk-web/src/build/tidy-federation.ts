import type { RsbuildPlugin } from '@rsbuild/core';

/** A federation container on its own: without the empty entry that Rsbuild asked for, and without build statistics. */
export function pluginTidyFederation(container: string): RsbuildPlugin {
  return {
    name: 'linli:tidy-federation',
    setup(api) {
      api.modifyRspackConfig({
        order: 'post',
        handler: (config) => {
          config.entry = {};
        },
      });
      api.processAssets({ stage: 'report' }, ({ assets, compilation }) => {
        if (assets['mf-stats.json']) {
          compilation.deleteAsset('mf-stats.json');
        }
        if (!Object.keys(assets).some((name) => name.startsWith(`${container}.`) && name.endsWith('.js'))) {
          throw new Error(`The build made no container ${container}.`);
        }
      });
    },
  };
}
