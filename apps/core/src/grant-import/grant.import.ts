import { IMPORT_PERMISSIONS } from '@linli/contracts';
import { appendAudit, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { BUILT_IN, LIVE } from '../access/grant.repository.ts';
import { inGrantWords } from '../access/grant.errors.ts';
import type { Granted } from '../access/grant.parts.ts';
import { anchorIds } from '../access/reach-condition.ts';
import { NounImport } from '../data-import/import.types.ts';
import type { Anchors, Cells, Obstacle, Progress } from '../data-import/import.types.ts';
import { coveringUnit, TOUCHED } from '../data-import/lookup.sql.ts';
import { GrantBounds } from './grant-bounds.ts';
import { checkGrantRow, GRANT_COLUMNS } from './grant-columns.ts';
import * as sql from './grant-plan.sql.ts';
import { GrantUndoRepository } from './grant-undo.repository.ts';

/** Rows that are looked at, or written down, together. */
const PAGE = 1_000;

/** Applying and undoing give and end grants: they are called with this permission, and ask for a recent log-in as it does. */
export const GRANT_IMPORT_ACT = 'core.grant.create';

/** Grants by username, role and anchor; each within what whoever imports could give one by one. */
@Injectable()
export class GrantImport extends NounImport {
  readonly noun = 'grants';
  readonly permission = IMPORT_PERMISSIONS.grants;
  readonly readPermission = 'core.grant.read';
  readonly columns = GRANT_COLUMNS;
  readonly table = 'core."grant"';

  constructor(
    private readonly db: ScopedDb,
    private readonly bounds: GrantBounds,
    private readonly undos: GrantUndoRepository,
  ) {
    super();
  }

  checkRow(cells: Cells, rounded: ReadonlySet<string>) {
    return checkGrantRow(cells, rounded);
  }

  /** Readers go on; whoever changes the tree, bodies, roles or grants waits. */
  async lock(): Promise<void> {
    await this.query('LOCK TABLE core.unit, core.organisation, core.role IN SHARE MODE');
    await this.query('LOCK TABLE core."grant" IN SHARE ROW EXCLUSIVE MODE');
  }

  async plan(anchors: Anchors): Promise<void> {
    for (const statement of [...sql.PREPARE, ...sql.FIND_NAMES]) await this.query(statement);
    for (const statement of sql.FIND_BEYOND) await this.query(statement, [anchorIds(anchors)]);
    for (const statement of sql.FIND_MISFITS) await this.query(statement);
    await this.checkBounds();
    for (const statement of sql.DECIDE) await this.query(statement);
  }

  async coveringUnit(): Promise<number | null> {
    const [found] = await this.query<{ id: number }>(coveringUnit(`SELECT p.place_id FROM ${TOUCHED} p`));
    return found?.id ?? null;
  }

  async apply({ id, progress }: { id: string; fileName: string; progress: Progress }): Promise<void> {
    try {
      await this.query(sql.EFFECTS_CHANGED, [id]);
      await this.query(sql.UPDATE_CHANGED);
      await this.query(sql.INSERT_NEW, [id, this.db.context.account.id]);
    } catch (error) {
      throw inGrantWords(error);
    }
    await this.writeDown(id, progress);
  }

  hold(id: string): Promise<void> {
    return this.undos.hold(id);
  }

  obstacle(id: string): Promise<Obstacle | undefined> {
    return this.undos.obstacle(id);
  }

  async undo(id: string, fileName: string): Promise<void> {
    await this.undos.undo(id, fileName);
    await this.writeDown(id, () => undefined);
  }

  exportSql(): string {
    return `SELECT a.username, CASE WHEN (SELECT count(*) FROM core.role x WHERE x.permissions <> '{}' AND x.title ->> 'zh-CN' = r.title ->> 'zh-CN') = 1
          THEN r.title ->> 'zh-CN' ELSE r.id END AS role,
        CASE WHEN g.unit_id IS NOT NULL THEN COALESCE(u.code, '#' || u.id) END AS unit_code,
        COALESCE(o.code, '#' || o.id) AS organisation_code,
        ${sql.written('g.valid_from')} AS valid_from, ${sql.written('g.valid_to')} AS valid_to, g.reason
      FROM core."grant" g JOIN core.account a ON a.id = g.account_id JOIN core.role r ON r.id = g.role_id
      LEFT JOIN core.organisation o ON o.id = g.organisation_id JOIN core.unit u ON u.id = COALESCE(g.unit_id, o.unit_id)
      WHERE ${LIVE} AND NOT ${BUILT_IN} AND a.disabled_at IS NULL AND r.permissions <> '{}'
        AND EXISTS (SELECT FROM core.unit x WHERE x.id = ANY ($1) AND u.path <@ x.path)
      ORDER BY u.path, a.username, r.id, g.valid_from, g.id`;
  }

  private async checkBounds(): Promise<void> {
    const sources = await this.bounds.sources();
    if (!sources) return;
    for (let last = 0; ;) {
      const rows = await this.query<Granted & { row: number }>(sql.TO_GIVE, [last, PAGE]);
      if (rows.length === 0) return;
      last = rows.at(-1)?.row ?? last;
      await this.query(sql.ADD_BEYOND, [JSON.stringify(await this.bounds.beyond(sources, rows))]);
    }
  }

  /** A line in the audit log for each grant: what somebody may do is looked up there one by one. */
  private async writeDown(id: string, progress: Progress): Promise<void> {
    const lines = await this.query<{ id: string; title: string; unit: number; before: object | null; after: object }>(
      `SELECT g.id, a.display_name || ' · ' || COALESCE(r.title ->> 'zh-CN', r.id) AS title, u.id AS unit, e.before,
         jsonb_build_object('account', a.display_name, 'role', r.id, 'unit', CASE WHEN g.unit_id IS NOT NULL THEN u.name END,
           'organisation', o.name, 'validFrom', g.valid_from, 'validTo', g.valid_to, 'reason', g.reason) AS after
       FROM core.import_effect e JOIN core."grant" g ON g.id = e.target JOIN core.account a ON a.id = g.account_id
       JOIN core.role r ON r.id = g.role_id LEFT JOIN core.organisation o ON o.id = g.organisation_id
       JOIN core.unit u ON u.id = COALESCE(g.unit_id, o.unit_id) WHERE e.import_id = $1 ORDER BY g.id`,
      [id],
    );
    for (let at = 0; at < lines.length; at += PAGE) {
      const page = lines.slice(at, at + PAGE);
      await appendAudit(
        (statement, parameters) => this.db.manager.query(statement, parameters),
        page.map(({ id: grant, title, unit, before, after }) => ({
          action: this.permission,
          target: { type: 'core.grant', id: grant, title },
          unit,
          before: before as Record<string, unknown> | null,
          after: after as Record<string, unknown>,
        })),
      );
      progress(at + page.length, lines.length);
    }
  }

  private query<T>(statement: string, parameters?: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(statement, parameters);
  }
}
