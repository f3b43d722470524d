import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { acceptedProjects } from './project.query.ts';
import { ProjectRow } from './project.entity.ts';

/** What the board tells of projects: it counts the list that it opens to, by the same filter. */
@Injectable()
export class ProjectIndicators {
  constructor(private readonly db: ScopedDb) {}

  /** Exact for every day: what a panel has accepted stays so. */
  @FigureOf('funds.projects-accepted')
  accepted({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.db.countAll(ProjectRow, acceptedProjects(asOf, this.db.context, unitId ?? undefined));
  }
}
