import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CommunityStaff } from './community-staff.ts';
import { CorePeople, People } from './people.ts';

/** Known everywhere in this plugin; who answers is said once, where the server is put together. */
@Module({})
export class PeopleModule {
  static of(people: Type<People>): DynamicModule {
    return {
      module: PeopleModule,
      global: true,
      providers: [{ provide: People, useClass: people }, CommunityStaff],
      exports: [People, CommunityStaff],
    };
  }

  static ofCore(): DynamicModule {
    return PeopleModule.of(CorePeople);
  }
}
