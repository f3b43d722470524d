import { Names, NotFoundError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { PublicProject } from '../../contract/index.ts';
import { ProjectRow } from './project.entity.ts';
import { deliberationOf } from './project.record.ts';

/** What everybody may read of a project: its money and what for, never who was paid and never who was helped. */
@Injectable()
export class PublicProjects {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
  ) {}

  /** @throws NotFoundError `funds.project.not-public` before it is published. */
  async get(id: string): Promise<PublicProject> {
    const row = await this.db.get(ProjectRow, id, 'funds.project.not-found');
    const { title, type, items, budgetFen: planned, paidFen: spent, startedOn, completedOn, summary, unitId } = row;
    if (summary === null) throw new NotFoundError('funds.project.not-public');
    const unit = (await this.names.of([unitId], [])).unit(unitId)?.name ?? '';
    const deliberation = deliberationOf(row);
    return { title, unit, type, planned, spent, items, deliberation, startedOn, completedOn, summary };
  }
}
