import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CoreOfficeHolders, OfficeHolders } from './office-holders.ts';

/** Known everywhere in this plugin; who answers is said once, where the server is put together. */
@Module({})
export class OfficeHoldersModule {
  static of(holders: Type<OfficeHolders>): DynamicModule {
    return {
      module: OfficeHoldersModule,
      global: true,
      providers: [{ provide: OfficeHolders, useClass: holders }],
      exports: [OfficeHolders],
    };
  }

  static ofCore(): DynamicModule {
    return OfficeHoldersModule.of(CoreOfficeHolders);
  }
}
