import { Module } from '@nestjs/common';
import { UnitAliasService } from './unit-alias.service.ts';
import { UnitChangeApplier } from './unit-change.applier.ts';
import { UnitChangeService } from './unit-change.service.ts';
import { UnitChecks } from './unit.checks.ts';
import { UnitController } from './unit.controller.ts';
import { UnitDistributionController } from './unit-distribution.controller.ts';
import { UnitDistributionRepository } from './unit-distribution.repository.ts';
import { UnitDistributionService } from './unit-distribution.service.ts';
import { DuePlans } from './unit-due.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import { UnitOutliner } from './unit-outliner.ts';
import { UnitPastRepository } from './unit-past.repository.ts';
import { UnitPastService } from './unit-past.service.ts';
import { UnitPlanController } from './unit-plan.controller.ts';
import { UnitPlanRepository } from './unit-plan.repository.ts';
import { UnitPlanRunner } from './unit-plan.runner.ts';
import { UnitPlanService } from './unit-plan.service.ts';
import { UnitPlanWork } from './unit-plan.work.ts';
import { UnitPreviewer } from './unit-previewer.ts';
import { UnitRepository } from './unit.repository.ts';
import { UnitRowsRepository } from './unit-rows.repository.ts';
import { UnitService } from './unit.service.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

@Module({
  controllers: [UnitController, UnitPlanController, UnitDistributionController],
  providers: [
    UnitService,
    UnitAliasService,
    UnitChangeService,
    UnitPlanService,
    UnitPastService,
    UnitDistributionService,
    UnitChecks,
    UnitFaults,
    UnitOutliner,
    UnitPreviewer,
    UnitChangeApplier,
    UnitPlanWork,
    UnitPlanRunner,
    DuePlans,
    UnitRepository,
    UnitTreeRepository,
    UnitHistoryRepository,
    UnitRowsRepository,
    UnitPlanRepository,
    UnitPastRepository,
    UnitDistributionRepository,
  ],
  exports: [UnitTreeRepository, UnitHistoryRepository, UnitPlanRunner],
})
export class UnitModule {}
