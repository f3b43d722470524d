import { cpSync } from 'node:fs';
import path from 'node:path';
import { rspack } from '@rspack/core';
import type { RspackOptions } from '@rspack/core';

export interface BuildServer {
  /** The file that starts the process. */
  entry: string;
  /** Where main.js, platform/ and locales-sdk/ go. */
  outDir: string;
  /** Packages that stay outside the bundle. Empty for a plugin: its bundle runs without node_modules. */
  externals?: string[];
}

// Optional drivers and transports that Nest and TypeORM look for and do without.
const OPTIONAL =
  /^(@nestjs\/(microservices|websockets|platform-express)(\/.*)?|class-validator|class-transformer(\/.*)?|@fastify\/view|@fastify\/(static|multipart|websocket|cookie)|@mikro-orm\/core|pg-native|pg-query-stream|mysql2?|sqlite3|better-sqlite3|sql\.js|oracledb|mssql|mongodb|redis|ioredis|@sap\/.*|hdb-pool|react-native-sqlite-storage|expo-sqlite|typeorm-aurora-data-api-driver|@google-cloud\/spanner|swagger-ui-dist.*|sequelize|mongoose|yamljs|bufferutil|utf-8-validate)$/;

/**
 * Bundles a server process into one ES module with its full copy of the framework: it starts quickly, needs no
 * node_modules and shares no instance with another process. Decorators are compiled with their metadata.
 */
export async function buildServer({ entry, outDir, externals = [] }: BuildServer): Promise<void> {
  const options: RspackOptions = {
    mode: 'production',
    target: 'node24',
    entry: { main: entry },
    context: path.dirname(entry),
    // Stack traces need places, not texts: with the texts a process would hold eleven megabytes more for as long as it runs.
    devtool: 'nosources-source-map',
    output: {
      path: outDir,
      filename: '[name].js',
      module: true,
      chunkFormat: 'module',
      chunkLoading: 'import',
      library: { type: 'module' },
      clean: false,
    },
    experiments: {},
    resolve: { extensions: ['.ts', '.js', '.mjs', '.json'] },
    module: {
      rules: [
        // What a package calls so is an ES module, whatever else it says of its files.
        { test: /\.es\.js$/, type: 'javascript/esm' },
        {
          test: /\.ts$/,
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              target: 'es2024',
              parser: { syntax: 'typescript', decorators: true },
              transform: { legacyDecorator: true, decoratorMetadata: true },
              keepClassNames: true,
            },
          },
        },
      ],
    },
    externalsPresets: { node: true },
    externals: externals.map((name) => new RegExp(`^${name}(/|$)`)),
    externalsType: 'module',
    plugins: [new rspack.IgnorePlugin({ resourceRegExp: OPTIONAL })],
    optimization: {
      splitChunks: false,
      runtimeChunk: false,
      minimizer: [
        new rspack.SwcJsMinimizerRspackPlugin({
          minimizerOptions: {
            // Names are words in problem documents and logs; Nest finds providers by class.
            mangle: false,
            compress: false,
            // A text with one character beyond Latin 1 takes two bytes a character in memory, all nine million of them.
            format: { asciiOnly: true, comments: false },
          },
        }),
      ],
    },
    node: { __dirname: false, __filename: false },
    ignoreWarnings: [/Critical dependency/, /Can't resolve/],
    performance: false,
  };
  const stats = await new Promise<{ hasErrors(): boolean; toString(options: object): string }>((resolve, reject) =>
    rspack(options, (error, result) => (error || !result ? reject(error ?? new Error('no result')) : resolve(result))),
  );
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  const sdk = path.join(import.meta.dirname, '..', '..');
  cpSync(path.join(sdk, 'platform'), path.join(outDir, 'platform'), { recursive: true });
  cpSync(path.join(sdk, 'locales'), path.join(outDir, 'locales-sdk'), { recursive: true });
}
