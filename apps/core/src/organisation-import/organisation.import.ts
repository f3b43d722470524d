import { IMPORT_PERMISSIONS } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds } from '../access/reach-condition.ts';
import { today } from '../body/today.ts';
import { NounImport } from '../data-import/import.types.ts';
import type { Anchors, Cells, Obstacle, Progress } from '../data-import/import.types.ts';
import { coveringUnit, TOUCHED } from '../data-import/lookup.sql.ts';
import * as apply from './organisation-apply.sql.ts';
import { checkOrganisationRow, ORGANISATION_COLUMNS } from './organisation-columns.ts';
import * as faults from './organisation-faults.sql.ts';
import * as plan from './organisation-plan.sql.ts';
import { OrganisationUndoRepository } from './organisation-undo.repository.ts';

/** Bodies of one statement: progress is told after each. */
const PIECE = 5_000;
/** How deep bodies stand in one another at most. */
const DEEPEST = 64;

/** Permissions besides the import's own that decide what an import may do. */
export const ORGANISATION_IMPORT_ALSO = [
  'core.organisation.read',
  'core.organisation.approve',
  'core.organisation.update',
] as const;

/** Bodies: rows in any order, each checked by the rules of its type against the tree, the register and the other rows. */
@Injectable()
export class OrganisationImport extends NounImport {
  readonly noun = 'organisations';
  readonly permission = IMPORT_PERMISSIONS.organisations;
  readonly readPermission = 'core.organisation.read';
  readonly columns = ORGANISATION_COLUMNS;
  readonly table = 'core.organisation';

  constructor(
    private readonly db: ScopedDb,
    private readonly undos: OrganisationUndoRepository,
  ) {
    super();
  }

  checkRow(cells: Cells, rounded: ReadonlySet<string>) {
    return checkOrganisationRow(cells, rounded);
  }

  /** Readers go on; whoever changes units or bodies waits. Units first, as a move of one takes them. */
  async lock(): Promise<void> {
    await this.query('LOCK TABLE core.unit IN SHARE MODE');
    await this.query('LOCK TABLE core.organisation IN SHARE ROW EXCLUSIVE MODE');
  }

  async plan(anchors: Anchors): Promise<void> {
    await this.query(plan.RULES, [plan.RULES_JSON]);
    for (const statement of plan.PREPARE) await this.query(statement);
    await this.repeat(plan.PLACE_IN_BODIES);
    for (const statement of [...plan.BODIES, ...faults.FIND_NAMES]) await this.query(statement);
    const { scopes } = this.db.context;
    const [read, approve, update] = ORGANISATION_IMPORT_ALSO.map((permission) => anchorIds(scopes.get(permission)));
    await this.query(faults.REACH, [anchorIds(anchors), approve, update, read]);
    for (const statement of [...faults.FIND_MISFITS, ...plan.DECIDE]) await this.query(statement);
  }

  async coveringUnit(): Promise<number | null> {
    const [found] = await this.query<{ id: number }>(
      coveringUnit(`SELECT p.unit_id FROM ${TOUCHED} p
        UNION SELECT o.unit_id FROM ${TOUCHED} p JOIN core.organisation o ON o.id = p.target`),
    );
    return found?.id ?? null;
  }

  async apply({ id, fileName, progress }: { id: string; fileName: string; progress: Progress }): Promise<void> {
    const { account } = this.db.context;
    for (const statement of apply.KEEP_BEFORE) await this.query(statement);
    for (const statement of apply.ORDER_NEW) await this.query(statement);
    await this.repeat(apply.DEEPEN);
    for (const statement of apply.NUMBER_NEW) await this.query(statement);
    const [counted] = await this.query<{ created: number; changed: number }>(
      `SELECT count(*) FILTER (WHERE outcome = 'new')::integer AS created, count(*) FILTER (WHERE outcome = 'changed')::integer AS changed
       FROM import_plan`,
    );
    const { created, changed } = counted ?? { created: 0, changed: 0 };
    await this.query(apply.EFFECTS_CHANGED, [id]);
    await this.query(apply.FREE_CODES);
    for (let at = 1; at <= created; at += PIECE) {
      const end = Math.min(at + PIECE - 1, created);
      await this.query(apply.INSERT_NEW, [id, account.id, at, end, today()]);
      progress(end, created + changed);
    }
    await this.query(apply.UPDATE_CHANGED);
    await this.query(apply.followBodies(apply.MOVED));
    await this.query(apply.ADD_HISTORY, [id, account.id, account.name, fileName]);
    progress(created + changed, created + changed);
  }

  hold(id: string): Promise<void> {
    return this.undos.hold(id);
  }

  obstacle(id: string): Promise<Obstacle | undefined> {
    return this.undos.obstacle(id);
  }

  async undo(id: string, fileName: string): Promise<void> {
    await this.undos.undo(id, fileName);
  }

  exportSql(): string {
    return `SELECT COALESCE(o.code, '#' || o.id) AS code, o.name, o.type, o.subtype, o.line, COALESCE(s.code, '#' || s.id) AS superior_code,
        o.anchor_kind, CASE WHEN o.anchor_kind <> 'organisation' THEN COALESCE(u.code, '#' || u.id) END AS unit_code,
        o.anchor_place AS place, COALESCE(a.code, '#' || a.id) AS anchor_code, o.credit_code, o.contact, o.basis,
        to_char(o.valid_from, 'YYYY-MM-DD') AS valid_from
      FROM core.organisation o JOIN core.unit u ON u.id = o.unit_id
      LEFT JOIN core.organisation s ON s.id = o.superior_id LEFT JOIN core.organisation a ON a.id = o.anchor_organisation_id
      WHERE o.state = 'active' AND EXISTS (SELECT FROM core.unit x WHERE x.id = ANY ($1) AND o.unit_path <@ x.path)
      ORDER BY o.unit_path, o.position, o.name, o.id`;
  }

  /** Until a statement finds nothing more to do. */
  private async repeat(statement: string): Promise<void> {
    for (let i = 0; i < DEEPEST; i++) {
      const [done] = await this.query<{ n: number }>(statement);
      if (!done?.n) return;
    }
  }

  private query<T>(statement: string, parameters?: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(statement, parameters);
  }
}
