import { statesOf } from '@linli/contracts';
import type { UnitId } from '@linli/contracts';
import { Names, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { PROJECT_MACHINE, PROJECT_PERMISSION } from '../../contract/index.ts';
import type { ProjectBoard, ProjectState } from '../../contract/index.ts';
import { ProjectRow } from './project.entity.ts';

/** Of each state, how many are shown. */
const SHOWN = 4;

/** Projects by state: how many, what they cost together, and the newest of each. */
@Injectable()
export class ProjectBoards {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
  ) {}

  async of(unit: UnitId | undefined): Promise<ProjectBoard> {
    const sums = await this.sums(unit);
    const states: ProjectBoard['states'] = [];
    for (const state of statesOf(PROJECT_MACHINE)) {
      const sum = sums.get(state);
      if (!sum) {
        states.push({ state, total: 0, fen: 0, items: [] });
        continue;
      }
      states.push({ state, ...sum, items: await this.newest(state, unit) });
    }
    return { states };
  }

  private async newest(
    state: ProjectState,
    unit: UnitId | undefined,
  ): Promise<ProjectBoard['states'][number]['items']> {
    const { items } = await this.db.page(ProjectRow, {
      read: PROJECT_PERMISSION.read,
      unit,
      oneOf: { state: [state] },
      page: { page: 1, pageSize: SHOWN },
      order: [
        ['createdAt', 'DESC'],
        ['id', 'DESC'],
      ],
    });
    const names = await this.names.of(
      items.map(({ unitId }) => unitId),
      [],
    );
    return items.map(({ id, title, unitId, budgetFen }) => ({
      id,
      title,
      unit: names.unit(unitId)?.name ?? '',
      fen: budgetFen,
    }));
  }

  /** What row-level security lets the asker read, in this unit and below it. */
  private async sums(unit: UnitId | undefined): Promise<Map<string, { total: number; fen: number }>> {
    const rows = await this.db.manager.query<{ state: string; total: number; fen: string }[]>(
      `SELECT state, count(*)::integer AS total, sum(budget_fen) AS fen FROM project
       WHERE $1::integer IS NULL OR $1 IN (province_id, city_id, district_id, street_id, community_id, grid_id, unit_id) GROUP BY state`,
      [unit ?? null],
    );
    return new Map(rows.map(({ state, total, fen }) => [state, { total, fen: Number(fen) }]));
  }
}
