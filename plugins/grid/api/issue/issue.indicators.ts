import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { IssueFilter } from '../../contract/index.ts';
import { Clock } from '../term/clock.ts';
import { IssueRow } from './issue.entity.ts';
import { issuesOf } from './issue.query.ts';

/** What the board tells of issues: each counts the list that it opens to, by the same filter. */
@Injectable()
export class IssueIndicators {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
  ) {}

  /** Exact for every day since the first issue: an issue that has ended does not open again. */
  @FigureOf('grid.issues-open')
  open({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.count(unitId, { openOn: asOf });
  }

  @FigureOf('grid.issues-closed')
  closed({ unitId, asOf, from }: FigureQuestion): Promise<number> {
    return this.count(unitId, { closedFrom: from, closedTo: asOf });
  }

  /** Of what was reported in the window, how much was closed by its end. */
  @FigureOf('grid.issues-closed-share')
  async closedShare({ unitId, asOf, from }: FigureQuestion): Promise<{ value: number; whole: number }> {
    const reported = { reportedFrom: from, reportedTo: asOf };
    const whole = await this.count(unitId, reported);
    return { value: await this.count(unitId, { ...reported, closedTo: asOf }), whole };
  }

  /** Of the limits that ended in the window, how many issues were resolved before. What was sent back counts as it stands now. */
  @FigureOf('grid.issues-on-time-share')
  async onTimeShare({ unitId, asOf, from }: FigureQuestion): Promise<{ value: number; whole: number }> {
    const ended = { dueFrom: from, dueTo: asOf };
    const whole = await this.count(unitId, ended);
    return { value: await this.count(unitId, { ...ended, timeliness: 'on-time' }), whole };
  }

  private count(unitId: number | null, filter: IssueFilter): Promise<number> {
    const issues = { ...filter, unit: unitId ?? undefined };
    return this.db.countAll(IssueRow, issuesOf('all', issues, this.db.context, this.clock.now()));
  }
}
