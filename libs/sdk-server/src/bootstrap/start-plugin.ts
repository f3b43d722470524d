import { existsSync, readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema } from '@linli/contracts';
import type { DynamicModule, LogLevel, Type } from '@nestjs/common';
import { z } from 'zod';
import { PlatformClock } from '../clock/platform-clock.ts';
import { parseConfig } from '../config.ts';
import { ContextResolver } from '../context/context-resolver.ts';
import { ContextTokenResolver } from '../context/context-token.resolver.ts';
import { describeApi } from '../openapi/openapi.ts';
import { CoreClientModule } from '../core-client/core-client.module.ts';
import { CoreSocket } from '../core-client/core-socket.ts';
import { SubjectsModule } from '../privacy/subjects.module.ts';
import { IndicatorModule } from '../indicator/indicator.module.ts';
import { Texts } from '../texts/texts.ts';
import { createServer } from './create-server.ts';
import { sdkLocales } from './sdk-locales.ts';
import { runProcess } from './run-process.ts';

/** What a plugin's server is made of. Everything else it needs stands in its plugin.json and comes from the platform. */
export interface PluginDefinition {
  modules: (Type | DynamicModule)[];
  entities: Type[];
}

const LOG_LEVELS: Record<string, LogLevel[]> = {
  debug: ['error', 'warn', 'log', 'debug'],
  info: ['error', 'warn', 'log'],
  warn: ['error', 'warn'],
};

const configSchema = z.object({
  LINLI_PLUGIN_ID: z.string(),
  LINLI_PLUGIN_SOCKET: z.string(),
  LINLI_PLUGIN_DATABASE_URL: z.string(),
  LINLI_PLUGIN_DIR: z.string(),
  LINLI_CONTEXT_PUBLIC_JWK: z.string(),
  /** Where its attachments are kept. */
  LINLI_FILES_DIR: z.string().default(''),
  /** Core's socket, and the plugin's own credential for it. */
  LINLI_CORE_SOCKET: z.string().default(''),
  LINLI_PLUGIN_CREDENTIAL: z.string().default(''),
  /** Wraps the keys of the plugin's subjects: hex of 32 bytes, known to no database. */
  LINLI_SUBJECTS_KEY: z.string().regex(/^[0-9a-f]{64}$/),
  /** By how many milliseconds its clock is ahead: core names it in demos only. */
  LINLI_CLOCK_FILE: z.string().default(''),
  LINLI_LOG: z.enum(['debug', 'info', 'warn']).default('warn'),
});
export type PluginConfig = z.input<typeof configSchema> & Pick<z.output<typeof configSchema>, 'LINLI_LOG'>;

/** Makes a plugin's server without listening: what tests drive, and what {@link definePlugin} serves. */
export async function createPluginServer(definition: PluginDefinition, config: PluginConfig) {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(path.join(config.LINLI_PLUGIN_DIR, 'plugin.json'), 'utf8')),
  );
  const core = new CoreSocket(
    config.LINLI_CORE_SOCKET ?? '',
    config.LINLI_PLUGIN_ID,
    config.LINLI_PLUGIN_CREDENTIAL ?? '',
  );
  const resolver = new ContextTokenResolver(
    config.LINLI_PLUGIN_ID,
    JSON.parse(config.LINLI_CONTEXT_PUBLIC_JWK) as { kty: string },
    core,
  );
  const texts = Texts.fromFolders([
    sdkLocales(path.join(config.LINLI_PLUGIN_DIR, 'server')),
    path.join(config.LINLI_PLUGIN_DIR, 'locales'),
  ]);
  const indicators = manifest.indicators ?? [];
  const app = await createServer({
    modules: [
      ...definition.modules,
      CoreClientModule.of(core, resolver),
      SubjectsModule.of(config.LINLI_SUBJECTS_KEY),
      IndicatorModule.of(indicators),
    ],
    resolver: { provide: ContextResolver, useValue: resolver },
    database: { url: config.LINLI_PLUGIN_DATABASE_URL, connections: 4, entities: definition.entities },
    texts,
    clock: new PlatformClock(config.LINLI_CLOCK_FILE || null),
    filesDir: config.LINLI_FILES_DIR ?? '',
    logLevels: LOG_LEVELS[config.LINLI_LOG] ?? ['error', 'warn'],
    fastify: { bodyLimit: manifest.api.limits.bodyKb * 1024 },
    prefix: 'v1',
  });
  await app.init();
  const title = texts.find('en', manifest.displayName.replaceAll('%', '')) ?? manifest.id;
  const document = describeApi(app, {
    title,
    version: manifest.version,
    description: `API of the plugin ${manifest.id}, below /api/plugins/${manifest.id}`,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/v1/openapi.json', (_request, reply) => reply.send(document));
  return app;
}

/**
 * A plugin's server process: reads its settings, serves on its socket, tells core that it is ready, and ends when core ends.
 */
export function definePlugin(definition: PluginDefinition): void {
  void runProcess(async () => {
    const config = parseConfig(configSchema, process.env);
    const app = await createPluginServer(definition, config);
    const socket = config.LINLI_PLUGIN_SOCKET;
    if (!socket.startsWith('\\\\') && existsSync(socket)) unlinkSync(socket);
    await app.listen({ path: socket } as unknown as number);
    return () => app.close();
  });
}
