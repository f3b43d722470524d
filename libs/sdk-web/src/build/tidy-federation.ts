import type { RsbuildPlugin } from '@rsbuild/core';

const MANIFEST = 'mf-manifest.json';

/**
 * A federation container on its own: without the empty entry that Rsbuild asked for, without build statistics, and with
 * a manifest that names no chunks. The federation runtime loads the chunks that a manifest names by itself, and without
 * their digests: a tampered one ran. Left to the container, which knows the digests, it is blocked.
 */
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
      api.processAssets({ stage: 'report' }, ({ assets, compilation, sources }) => {
        if (assets['mf-stats.json']) {
          compilation.deleteAsset('mf-stats.json');
        }
        const manifest = assets[MANIFEST];
        if (!manifest) {
          throw new Error(`The build made no ${MANIFEST}.`);
        }
        compilation.updateAsset(MANIFEST, new sources.RawSource(withoutChunks(manifest.source().toString())));
        if (!Object.keys(assets).some((name) => name.startsWith(`${container}.`) && name.endsWith('.js'))) {
          throw new Error(`The build made no container ${container}.`);
        }
      });
    },
  };
}

interface FederationManifest {
  exposes: { assets: object }[];
}

function withoutChunks(text: string): string {
  const manifest = JSON.parse(text) as FederationManifest;
  const none = { sync: [], async: [] };
  const exposes = manifest.exposes.map((expose) => ({ ...expose, assets: { js: none, css: none } }));
  return JSON.stringify({ ...manifest, exposes });
}
