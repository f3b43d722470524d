import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb, sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ENROLMENT_PERMISSION } from '../../contract/index.ts';
import { EnrolmentRow } from '../enrolment/enrolment.entity.ts';
import { TrainingClassRow } from './training-class.entity.ts';

/** What the board tells of classes and of who has been through one. */
@Injectable()
export class ClassIndicators {
  constructor(private readonly db: ScopedDb) {}

  /** Classes finished on the day or before, those of units above among them: whoever opens the figure sees them, too. */
  @FigureOf('training.training-classes')
  finished({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.db.countAll(TrainingClassRow, {
      read: 'own',
      unit: unitId ?? undefined,
      oneOf: { state: ['finished', 'archived'] },
      where: [sql`row.finished_on <= ${asOf}::date`],
    });
  }

  /** People who have been through a class, once for each class. */
  @FigureOf('training.people-trained')
  trained({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.db.countAll(EnrolmentRow, {
      read: ENROLMENT_PERMISSION.read,
      unit: unitId ?? undefined,
      oneOf: { state: ['completed'] },
      where: [sql`row.completed_on <= ${asOf}::date`],
    });
  }
}
