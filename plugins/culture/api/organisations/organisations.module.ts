import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CoreOrganisations, Organisations } from './organisations.ts';

/** Known everywhere in this plugin; who answers is said once, where the server is put together. */
@Module({})
export class OrganisationsModule {
  static of(organisations: Type<Organisations>): DynamicModule {
    return {
      module: OrganisationsModule,
      global: true,
      providers: [{ provide: Organisations, useClass: organisations }],
      exports: [Organisations],
    };
  }

  static ofCore(): DynamicModule {
    return OrganisationsModule.of(CoreOrganisations);
  }
}
