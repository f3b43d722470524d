import { Injectable } from '@nestjs/common';
import { UnitChangeApplier } from './unit-change.applier.ts';
import type { UnitChangePlan } from './unit-change.types.ts';
import { UnitOutliner } from './unit-outliner.ts';

/** Works a plan out against the tree as it is now, and puts it into force. */
@Injectable()
export class UnitPlanWork {
  constructor(
    private readonly outliner: UnitOutliner,
    private readonly applier: UnitChangeApplier,
  ) {}

  async apply(plan: UnitChangePlan): Promise<void> {
    await this.applier.apply(await this.outliner.outline(plan.order), plan);
  }
}
