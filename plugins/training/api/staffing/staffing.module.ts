import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CoreStaffing, Staffing } from './staffing.ts';

/** Who makes people and appointments; said once, where the server is put together. */
@Module({})
export class StaffingModule {
  static of(staffing: Type<Staffing>): DynamicModule {
    return {
      module: StaffingModule,
      global: true,
      providers: [{ provide: Staffing, useClass: staffing }],
      exports: [Staffing],
    };
  }

  static ofCore(): DynamicModule {
    return StaffingModule.of(CoreStaffing);
  }
}
