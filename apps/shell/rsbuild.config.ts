import { hostShared } from '@linli/sdk-web/build';
import { pluginModuleFederation } from '@module-federation/rsbuild-plugin';
import { defineConfig } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';

/** Core puts a fresh nonce here in every answer. */
const NONCE = '__LINLI_NONCE__';

export default defineConfig({
  // Whoever builds it, under whatever NODE_ENV: there is one shell.
  mode: 'production',
  source: { entry: { index: './src/main.ts' } },
  html: {
    template: './src/index.html',
    favicon: './src/favicon.svg',
    tags: [
      (tags) =>
        tags.map((tag) =>
          tag.tag === 'script' || tag.tag === 'style' ? { ...tag, attrs: { ...tag.attrs, nonce: NONCE } } : tag,
        ),
    ],
  },
  output: {
    distPath: {
      root: 'dist',
      js: 'assets',
      css: 'assets',
      svg: 'assets',
      image: 'assets',
      font: 'assets',
      favicon: 'assets',
      jsAsync: 'assets',
      cssAsync: 'assets',
    },
    assetPrefix: '/',
    filename: { js: '[name].[contenthash:10].js', css: '[name].[contenthash:10].css' },
    cleanDistPath: true,
    sourceMap: false,
    legalComments: 'none',
    dataUriLimit: 0,
    cssModules: { localIdentName: 'shell-[local]-[hash:base64:6]' },
  },
  security: { sri: { enable: true, algorithm: 'sha384' } },
  server: { cors: { origin: 'http://localhost:4200' } },
  tools: { rspack: { output: { uniqueName: 'linli_shell', crossOriginLoading: 'anonymous' } } },
  plugins: [
    pluginReact(),
    pluginModuleFederation({
      name: 'linli_shell',
      // No plugin is named here: the registry tells at run time which there are.
      remotes: {},
      shared: hostShared(),
      shareStrategy: 'loaded-first',
      dts: false,
      dev: false,
      manifest: false,
      experiments: { provideExternalRuntime: true, optimization: { target: 'web' } },
    }),
  ],
});
