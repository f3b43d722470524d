import { IMPORT_PERMISSIONS, ROOT_UNIT_ID, UNIT_LEVELS } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NounImport } from '../data-import/import.types.ts';
import type { Anchors, Cells, Obstacle, Progress } from '../data-import/import.types.ts';
import { UnitHistoryRepository } from '../unit/unit-history.repository.ts';
import type { HistoryLine } from '../unit/unit-history.repository.ts';
import { UnitTreeRepository } from '../unit/unit-tree.repository.ts';
import { findCycles } from './import.cycles.ts';
import { checkUnitRow, UNIT_COLUMNS } from './unit-columns.ts';
import * as sql from './unit-plan.sql.ts';
import { UnitUndoRepository } from './unit-undo.repository.ts';

/** Units of one statement: progress is told after each. */
const PIECE = 20_000;
/** How many times more units there are before the database looks at them again. */
const GROWN = 4;

interface ChangedRow {
  id: number;
  code: string;
  name: string;
  parentId: number | null;
  note: { coded?: true; renamed?: object; moved?: object };
}

/** Divisions: rows in any order become a tree, level by level, all in a few statements. */
@Injectable()
export class UnitImport extends NounImport {
  readonly noun = 'units';
  readonly permission = IMPORT_PERMISSIONS.units;
  readonly readPermission = 'core.unit.read';
  readonly columns = UNIT_COLUMNS;
  readonly table = 'core.unit';

  constructor(
    private readonly db: ScopedDb,
    private readonly tree: UnitTreeRepository,
    private readonly history: UnitHistoryRepository,
    private readonly undos: UnitUndoRepository,
  ) {
    super();
  }

  checkRow(cells: Cells, rounded: ReadonlySet<string>) {
    return checkUnitRow(cells, rounded);
  }

  lock(): Promise<void> {
    return this.tree.lock();
  }

  async plan(anchors: Anchors): Promise<void> {
    for (const statement of sql.PREPARE) await this.query(statement);
    await this.claimPending();
    await this.findCycles();
    for (const statement of sql.FIND_FAULTS) await this.query(statement);
    if (!anchors.some(([id]) => id === ROOT_UNIT_ID)) await this.checkReach(anchors.map(([id]) => id));
    for (const statement of sql.DECIDE) await this.query(statement);
  }

  async coveringUnit(): Promise<number | null> {
    const [found] = await this.query<{ id: number }>(sql.COVERING);
    return found?.id ?? null;
  }

  async apply({ id, fileName, progress }: { id: string; fileName: string; progress: Progress }): Promise<void> {
    const changed = await this.query<ChangedRow>(
      `SELECT p.target AS id, p.code, p.name, p.note, p.parent_id AS "parentId"
       FROM import_plan p WHERE p.outcome = 'changed' ORDER BY p.row`,
    );
    const created = await this.insertNew(id, changed.length, progress);
    await this.change(id, fileName, changed);
    progress(created + changed.length, created + changed.length);
  }

  hold(id: string): Promise<void> {
    return this.undos.lockCreated(id);
  }

  obstacle(id: string): Promise<Obstacle | undefined> {
    return this.undos.obstacle(id);
  }

  async undo(id: string): Promise<void> {
    await this.tree.move(await this.undos.moves(id));
    await this.undos.revertRest(id);
    await this.undos.record(id);
  }

  exportSql(): string {
    return `SELECT u.code, u.name, u.level, p.code AS parent_code FROM core.unit u JOIN core.unit p ON p.id = u.parent_id
      WHERE u.code IS NOT NULL AND u.state = 'active'
        AND EXISTS (SELECT FROM core.unit a WHERE a.id = ANY ($1) AND u.path <@ a.path)
      ORDER BY core.level_rank(u.level), u.code`;
  }

  private async claimPending(): Promise<void> {
    const [pending] = await this.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM core.unit WHERE code IS NULL AND parent_id IS NOT NULL AND state = 'active') AS found`,
    );
    if (!pending?.found) return;
    for (let level = 0; level < UNIT_LEVELS.length; level++) {
      await this.query(sql.CLAIM_PENDING);
      const [placed] = await this.query<{ n: number }>(sql.PLACE_BELOW_PENDING);
      if (!placed?.n) return;
    }
  }

  /** Levels rise along every way up, so that a cycle has a row whose level does not fit: without one, nobody looks. */
  private async findCycles(): Promise<void> {
    const [unfit] = await this.query<{ found: boolean }>(sql.HAS_UNFIT_ROWS);
    if (!unfit?.found) return;
    const rows = await this.query<{ row: number; code: string; parentCode: string }>(sql.CYCLE_CANDIDATES);
    const byCode = new Map(rows.map((row) => [row.code, row]));
    const cycles = findCycles(byCode, ({ parentCode }) => byCode.get(parentCode));
    await this.query(sql.ADD_CYCLES, [JSON.stringify([...cycles].map(([{ row }, codes]) => ({ row, codes })))]);
  }

  private async checkReach(anchorIds: readonly number[]): Promise<void> {
    for (const statement of sql.REACH.prepare) await this.query(statement);
    await this.query(sql.REACH.top, [anchorIds]);
    for (let level = 0; level < UNIT_LEVELS.length; level++) {
      const [below] = await this.query<{ n: number }>(sql.REACH.below);
      if (!below?.n) break;
    }
    await this.query(sql.REACH.faults, [anchorIds]);
  }

  /** From the top down, so that each finds the one above it. */
  private async insertNew(id: string, others: number, progress: Progress): Promise<number> {
    for (const statement of sql.PREPARE_NEW) await this.query(statement);
    const levels = await this.query<{ first: number; last: number }>(
      'SELECT min(n)::integer AS first, max(n)::integer AS last FROM import_new GROUP BY rank ORDER BY rank',
    );
    const total = levels.at(-1)?.last ?? 0;
    let known = 0;
    for (const { first, last } of levels) {
      for (let at = first; at <= last; at += PIECE) {
        const end = Math.min(at + PIECE - 1, last);
        // The session keeps its plans of the checks behind an insert; made for a small table, they read a large one
        // from end to end for each row. New statistics make it think again.
        if (at > PIECE / 20 && at > GROWN * known) {
          await this.query('ANALYZE core.unit');
          known = at;
        }
        await this.query(sql.INSERT_NEW, [at, end, id]);
        progress(end, total + others);
      }
    }
    return total;
  }

  /** Gives pending codes, renames and moves, each with a line in the history that has the state before all of it. */
  private async change(importId: string, reason: string, rows: readonly ChangedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const before = await this.history.states(rows.map(({ id }) => id));
    const of = (what: keyof ChangedRow['note']) => rows.filter(({ note }) => note[what] !== undefined);
    const renamed = of('renamed');
    const moves = await this.query<{ id: number; parentId: number }>(
      `SELECT p.target AS id, COALESCE(p.parent_id, above.id) AS "parentId" FROM import_plan p
       LEFT JOIN import_new above ON above.row = p.parent_row WHERE p.outcome = 'changed' AND p.note ? 'moved' ORDER BY p.row`,
    );
    await this.query(
      `UPDATE core.unit u SET name = r.name, version = u.version + 1
       FROM unnest($1::integer[], $2::text[]) AS r (id, name) WHERE u.id = r.id`,
      [renamed.map(({ id }) => id), renamed.map(({ name }) => name)],
    );
    await this.tree.giveCodes(of('coded').map(({ id, code }) => ({ id, code })));
    await this.tree.move(moves);
    const lines = (what: keyof ChangedRow['note'], kind: HistoryLine['kind']) =>
      of(what).map(({ id }) => ({ unitId: id, kind, before: before.get(id) ?? null }));
    await this.history.record(
      [...lines('coded', 'recoded'), ...lines('renamed', 'renamed'), ...lines('moved', 'moved')],
      {
        reason,
        importId,
      },
    );
  }

  private query<T>(statement: string, parameters?: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(statement, parameters);
  }
}
