import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { REQUEST_ID_HEADER } from '@linli/contracts';
import { Global, Module } from '@nestjs/common';
import type { DynamicModule, LogLevel, Provider, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { AccessGuard } from '../access/access.guard.ts';
import { DiskFileStore } from '../attachment/store/disk-file-store.ts';
import { FileStore } from '../attachment/store/file-store.ts';
import { IncomingFiles } from '../attachment/store/incoming-files.ts';
import { AuditTrail } from '../audit/audit-trail.ts';
import { WorkingCalendar } from '../calendar/working-calendar.ts';
import { PlatformClock } from '../clock/platform-clock.ts';
import { ContextResolver } from '../context/context-resolver.ts';
import { HeardClient } from '../db/heard-client.ts';
import { Names } from '../db/names.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { ListExport } from '../export/list-export.ts';
import { earlyProblems } from '../http/early-problem.ts';
import { HealthController, HealthService } from '../http/health.controller.ts';
import { ProblemFilter } from '../http/problem.filter.ts';
import { RequestInterceptor } from '../http/request.interceptor.ts';
import { SchemaPipe } from '../http/schema.pipe.ts';
import { Notices } from '../notices/notices.ts';
import { Disclosures } from '../privacy/disclosures.ts';
import { PublishGate } from '../privacy/publish-gate.ts';
import { AnsweredRecords } from '../record/answered-records.ts';
import { Records } from '../record/records.ts';
import { Texts } from '../texts/texts.ts';
import { Todos } from '../todos/todos.ts';

export interface DatabaseOptions {
  url: string;
  /** Connections kept at most: 4 for a plugin, 10 for core, so that all of them fit into one small server. */
  connections: number;
  /** Classes with TypeORM columns. */
  entities: Type[];
  /** Schemas to look in, first to last. A plugin's role has its own; core says `core, core_pub, public`. */
  searchPath?: string;
}

export interface ServerOptions {
  /** The feature modules. */
  modules: (Type | DynamicModule)[];
  /** Finds out who asks: a value for the port, or a provider where it needs injection. */
  resolver: Provider;
  database: DatabaseOptions;
  texts: Texts;
  /** What time it is; by default the computer's. */
  clock?: PlatformClock;
  /** Where attachments are kept; needed by a process that has some. */
  filesDir?: string;
  logLevels?: LogLevel[];
  /** Options for Fastify's own server: TLS, limits. */
  fastify?: ConstructorParameters<typeof FastifyAdapter>[0];
  /** Prefix of all routes but health, for instance `v1`. */
  prefix?: string;
}

/**
 * A process of the platform, not yet listening: validation, access guard, one transaction per request, problem documents,
 * health and readiness. Core and every plugin are made here, so that they behave alike.
 */
export async function createServer(options: ServerOptions): Promise<NestFastifyApplication> {
  const { database, texts, clock = new PlatformClock(), filesDir = '' } = options;

  @Global()
  @Module({
    imports: [
      TypeOrmModule.forRoot({
        type: 'postgres',
        driver: pg,
        url: database.url,
        entities: database.entities,
        synchronize: false,
        migrationsRun: false,
        installExtensions: false,
        retryAttempts: 20,
        retryDelay: 500,
        poolErrorHandler: () => undefined,
        extra: {
          Client: HeardClient,
          max: database.connections,
          pipeline: true,
          connectionTimeoutMillis: 5_000,
          idleTimeoutMillis: 60_000,
          application_name: 'linli',
          options: serverOptions(database.searchPath),
        },
      }),
      ...options.modules,
    ],
    controllers: [HealthController],
    providers: [
      HealthService,
      ScopedDb,
      Names,
      AuditTrail,
      ListExport,
      Disclosures,
      PublishGate,
      Records,
      AnsweredRecords,
      Todos,
      WorkingCalendar,
      Notices,
      options.resolver,
      { provide: Texts, useValue: texts },
      { provide: PlatformClock, useValue: clock },
      { provide: FileStore, useValue: new DiskFileStore(filesDir) },
      { provide: IncomingFiles, useValue: new IncomingFiles(filesDir) },
      {
        provide: APP_GUARD,
        useFactory: (reflector: Reflector, resolver: ContextResolver) => new AccessGuard(reflector, resolver),
        inject: [Reflector, ContextResolver],
      },
      { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
      { provide: APP_PIPE, useClass: SchemaPipe },
      { provide: APP_FILTER, useValue: new ProblemFilter(texts) },
    ],
    exports: [
      ScopedDb,
      Names,
      AuditTrail,
      Disclosures,
      PublishGate,
      Records,
      AnsweredRecords,
      Todos,
      WorkingCalendar,
      Notices,
      Texts,
      PlatformClock,
      FileStore,
      IncomingFiles,
    ],
  })
  class RootModule {}

  const adapter = new FastifyAdapter({
    requestIdHeader: REQUEST_ID_HEADER,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    ...earlyProblems(texts),
    ...options.fastify,
  });
  const app = await NestFactory.create<NestFastifyApplication>(RootModule, adapter, {
    logger: options.logLevels ?? ['error', 'warn', 'log'],
    abortOnError: false,
  });
  if (options.prefix) app.setGlobalPrefix(options.prefix, { exclude: ['healthz', 'readyz'] });
  app.enableShutdownHooks([]);
  return app;
}

/** A lock that is not to be had within some seconds is an answer (`core.database.busy`), not a connection that waits on. */
function serverOptions(searchPath: string | undefined): string {
  // Compiling pays for a report, never for a page.
  const options = ['-c lock_timeout=8s', '-c jit=off'];
  if (searchPath) options.push(`-c search_path=${searchPath.replaceAll(' ', '')}`);
  return options.join(' ');
}
