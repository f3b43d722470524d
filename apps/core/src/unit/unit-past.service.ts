import { MAX_PAGED_ROWS, ROOT_UNIT_ID } from '@linli/contracts';
import type { Page, PageQuery, Unit, UnitPast, UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds } from '../access/reach-condition.ts';
import { Clock, startOfDay } from '../clock/clock.ts';
import { UnitNotFoundError } from './unit.errors.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitPastRepository } from './unit-past.repository.ts';
import type { PastRow } from './unit-past.repository.ts';

const DAY_MS = 86_400_000;
const MAX_HITS = 20;

/**
 * The tree of a past day, as it was when that day ended; of today as it is now. One sees what stood below one's own units
 * on that day, and below those whose place they took.
 */
@Injectable()
export class UnitPastService {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly past: UnitPastRepository,
    private readonly faults: UnitFaults,
  ) {}

  async findChildren(
    parentId: number | undefined,
    page: PageQuery & { inactive: boolean },
    day: string,
  ): Promise<Page<Unit>> {
    const before = this.endOf(day);
    if (parentId === undefined) {
      const rows = await this.roots(before);
      const start = (page.page - 1) * page.pageSize;
      const items = rows.slice(start, start + page.pageSize).map(toUnit);
      return { items, page: page.page, pageSize: page.pageSize, total: rows.length, exact: true };
    }
    await this.getReadable(parentId, before);
    const { rows, total } = await this.past.children(parentId, page, before);
    return {
      items: rows.map(toUnit),
      page: page.page,
      pageSize: page.pageSize,
      total: Math.min(total, MAX_PAGED_ROWS),
      exact: total <= MAX_PAGED_ROWS,
    };
  }

  async get(id: number, day: string): Promise<UnitPast> {
    const { row, ancestors } = await this.getReadable(id, this.endOf(day));
    return { ...toUnit(row), ancestors, asOf: day };
  }

  async search(text: string, day: string): Promise<(Unit & { path: UnitRef[] })[]> {
    const before = this.endOf(day);
    const roots = await this.roots(before);
    const found: (Unit & { path: UnitRef[] })[] = [];
    for (const row of await this.past.search(text, before)) {
      const path = await this.past.ancestors(row.id, before);
      if (this.isBelow(row.id, path, roots)) found.push({ ...toUnit(row), path });
      if (found.length === MAX_HITS) break;
    }
    return found;
  }

  private async getReadable(id: number, before: Date): Promise<{ row: PastRow; ancestors: UnitRef[] }> {
    const row = id === ROOT_UNIT_ID ? undefined : await this.past.find(id, before);
    if (!row) throw new UnitNotFoundError();
    const ancestors = await this.past.ancestors(id, before);
    if (!this.isBelow(id, ancestors, await this.roots(before))) throw new UnitNotFoundError();
    return { row, ancestors };
  }

  private isBelow(id: number, ancestors: readonly UnitRef[], roots: readonly PastRow[]): boolean {
    return roots.some((root) => root.id === id || ancestors.some((above) => above.id === root.id));
  }

  private roots(before: Date): Promise<PastRow[]> {
    return this.past.roots(anchorIds(this.db.context.scopes.get('core.unit.read')), before);
  }

  private endOf(day: string): Date {
    if (day > this.clock.today()) throw this.faults.invalid('no-such-day', 'asOf', { day });
    return new Date(Math.min(startOfDay(day) + DAY_MS, Math.max(this.clock.nowMs() + 1, startOfDay(day))));
  }
}

function toUnit({ id, name, level, code, parentId, childCount, state }: PastRow): Unit {
  return { id, name, level, code, parentId, childCount, state, version: 0 };
}
