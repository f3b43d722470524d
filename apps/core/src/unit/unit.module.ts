import { Module } from '@nestjs/common';
import { UnitController } from './unit.controller.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import { UnitRepository } from './unit.repository.ts';
import { UnitService } from './unit.service.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

@Module({
  controllers: [UnitController],
  providers: [UnitService, UnitRepository, UnitTreeRepository, UnitHistoryRepository, UnitFaults],
  exports: [UnitTreeRepository, UnitHistoryRepository],
})
export class UnitModule {}
