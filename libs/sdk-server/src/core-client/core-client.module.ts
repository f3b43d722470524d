import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { ContextTokenResolver } from '../context/context-token.resolver.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { CoreClient } from './core-client.ts';
import { CoreSocket } from './core-socket.ts';
import { PluginJobs } from './plugin-jobs.ts';

/** What a plugin asks core with. */
@Global()
@Module({})
export class CoreClientModule {
  static of(socket: CoreSocket, resolver: ContextTokenResolver): DynamicModule {
    return {
      module: CoreClientModule,
      providers: [
        { provide: CoreSocket, useValue: socket },
        { provide: CoreClient, useFactory: (db: ScopedDb) => new CoreClient(socket, db), inject: [ScopedDb] },
        { provide: PluginJobs, useFactory: (db: ScopedDb) => new PluginJobs(socket, resolver, db), inject: [ScopedDb] },
      ],
      exports: [CoreClient, PluginJobs],
    };
  }
}
