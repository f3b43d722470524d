import { readFileSync } from 'node:fs';
import path from 'node:path';
import { containerName, manifestSchema, type Manifest } from '@linli/contracts';
import { pluginModuleFederation } from '@module-federation/rsbuild-plugin';
import type { RsbuildConfig } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';
import { pluginShared } from './shared.ts';
import { pluginTidyFederation } from './tidy-federation.ts';

export interface PluginBuildSettings {
  /** Folder with the plugin's plugin.json. */
  pluginDir: string;
  /** Default `<pluginDir>/dist/web`. */
  outDir?: string;
}

/** Reads and checks a plugin's plugin.json. */
export function readManifest(pluginDir: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(path.join(pluginDir, 'plugin.json'), 'utf8')));
}

/**
 * Rsbuild configuration for the pages of a plugin: a federation container under a name with the version in it, hashed
 * files, every chunk with its digest, nothing shared brought along, no path of this machine in the output.
 */
export function pluginRsbuildConfig({ pluginDir, outDir }: PluginBuildSettings): RsbuildConfig {
  const root = path.resolve(pluginDir);
  const manifest = readManifest(root);
  const container = containerName(manifest);
  return {
    root,
    mode: 'production',
    source: {
      // The container is the only entry; Rsbuild wants one of its own, which `pluginTidyFederation` takes out again.
      entry: { [container]: { import: 'data:text/javascript,', html: false } },
      define: {
        'process.env.LINLI_PLUGIN_ID': JSON.stringify(manifest.id),
        'process.env.LINLI_PLUGIN_VERSION': JSON.stringify(manifest.version),
      },
    },
    output: {
      target: 'web',
      distPath: {
        root: outDir ?? path.join(root, 'dist/web'),
        js: '',
        css: '',
        jsAsync: '',
        cssAsync: '',
        svg: '',
        image: '',
        font: '',
        media: '',
        assets: '',
      },
      cleanDistPath: true,
      assetPrefix: 'auto',
      filename: { js: '[name].[contenthash:10].js', css: '[name].[contenthash:10].css' },
      sourceMap: false,
      legalComments: 'none',
      dataUriLimit: 0,
      cssModules: { localIdentName: `${manifest.id}-[local]-[hash:base64:6]` },
    },
    security: { sri: { enable: true, algorithm: 'sha384' } },
    // What several pages of the plugin share is loaded once.
    splitChunks: { preset: 'none', chunks: 'async', minSize: 4096, minChunks: 2 },
    performance: { printFileSize: false },
    // Never served by Rsbuild; without an origin of our own the federation plugin would allow every one, and warn.
    server: { cors: { origin: 'http://localhost:4200' } },
    tools: { htmlPlugin: false, rspack: { output: { uniqueName: container, crossOriginLoading: 'anonymous' } } },
    plugins: [
      pluginReact(),
      pluginModuleFederation({
        name: container,
        filename: `${container}.[contenthash:10].js`,
        exposes: exposesOf(manifest),
        shared: pluginShared(),
        shareStrategy: 'loaded-first',
        dts: false,
        dev: false,
        manifest: true,
        // The shell brings the federation's runtime for all plugins: each would carry the same 25 kB (brotli) of its own.
        experiments: { externalRuntime: true, optimization: { target: 'web' } },
      }),
      pluginTidyFederation(container),
    ],
  };
}

const exposesOf = (manifest: Manifest): Record<string, string> =>
  Object.fromEntries(Object.entries(manifest.web.exposes).map(([name, file]) => [`./${name}`, file]));
