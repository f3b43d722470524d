import { IMPORT_PERMISSIONS } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds } from '../access/reach-condition.ts';
import { NounImport } from '../data-import/import.types.ts';
import type { Anchors, Cells, Obstacle, Progress } from '../data-import/import.types.ts';
import { ImportSeal, shownPhone } from '../data-import/import-seal.ts';
import { RULES, RULES_JSON } from '../organisation-import/organisation-plan.sql.ts';
import { APPOINTMENT_COLUMNS, checkAppointmentRow } from './appointment-columns.ts';
import * as sql from './appointment-plan.sql.ts';
import { AppointmentUndoRepository } from './appointment-undo.repository.ts';

/** Appointments of one statement: progress is told after each. */
const PIECE = 5_000;

export const APPOINTMENT_IMPORT_ALSO = [
  'core.appointment.approve',
  'core.appointment.end',
  'core.organisation.read',
  'core.person.read',
] as const;

/** Appointments by person, body, post and first day; each by the rules of a single one, decided by whoever imports. */
@Injectable()
export class AppointmentImport extends NounImport {
  readonly noun = 'appointments';
  readonly permission = IMPORT_PERMISSIONS.appointments;
  readonly readPermission = 'core.appointment.read';
  readonly columns = APPOINTMENT_COLUMNS;
  readonly table = 'core.appointment';

  constructor(
    private readonly db: ScopedDb,
    private readonly seal: ImportSeal,
    private readonly undos: AppointmentUndoRepository,
  ) {
    super();
  }

  checkRow(cells: Cells, rounded: ReadonlySet<string>) {
    return checkAppointmentRow(cells, rounded, (phone) => this.seal.phoneCell(phone));
  }

  override cellText(key: string, cell: string, own: boolean): string {
    if (key !== 'phone') return cell;
    return (own && this.seal.phoneOf(cell)) || shownPhone(cell);
  }

  /** Readers go on; whoever changes the tree, bodies, people or appointments waits. */
  async lock(): Promise<void> {
    await this.query('LOCK TABLE core.unit, core.organisation, core.person IN SHARE MODE');
    await this.query('LOCK TABLE core.appointment IN SHARE ROW EXCLUSIVE MODE');
  }

  async plan(anchors: Anchors): Promise<void> {
    await this.query(RULES, [RULES_JSON]);
    for (const statement of [...sql.PREPARE, ...sql.FIND_NAMES]) await this.query(statement);
    const { scopes } = this.db.context;
    const reaches = APPOINTMENT_IMPORT_ALSO.map((permission) => anchorIds(scopes.get(permission)));
    await this.query(sql.REACH, [anchorIds(anchors), ...reaches]);
    for (const statement of [...sql.FIND_MISFITS, ...sql.DECIDE]) await this.query(statement);
  }

  async coveringUnit(): Promise<number | null> {
    const [found] = await this.query<{ id: number }>(sql.COVERING);
    return found?.id ?? null;
  }

  async apply({ id, fileName, progress }: { id: string; fileName: string; progress: Progress }): Promise<void> {
    const { account } = this.db.context;
    await this.query(sql.EFFECTS_CHANGED, [id]);
    await this.query(sql.UPDATE_CHANGED, [fileName]);
    for (const statement of sql.NUMBER_NEW) await this.query(statement);
    const [counted] = await this.query<{ total: number }>('SELECT count(*)::integer AS total FROM import_new');
    const total = counted?.total ?? 0;
    for (let at = 1; at <= total; at += PIECE) {
      const end = Math.min(at + PIECE - 1, total);
      await this.query(sql.INSERT_NEW, [id, account.id, at, end]);
      progress(end, total);
    }
    await this.query(sql.ADD_HISTORY, [id, account.id, account.name, fileName]);
  }

  hold(id: string): Promise<void> {
    return this.undos.hold(id);
  }

  obstacle(id: string): Promise<Obstacle | undefined> {
    return this.undos.obstacle(id);
  }

  undo(id: string, fileName: string): Promise<void> {
    return this.undos.undo(id, fileName);
  }

  exportSql(): string {
    return `SELECT COALESCE(x.code, '#' || x.id) AS person_code, NULL AS phone, x.name, COALESCE(o.code, '#' || o.id) AS organisation_code,
        a.post, a.kind, a.seat, COALESCE(f.code, '#' || f.id) AS from_code, a.from_name, to_char(a.valid_from, 'YYYY-MM-DD') AS valid_from,
        to_char(a.valid_to, 'YYYY-MM-DD') AS valid_to, to_char(a.term_end, 'YYYY-MM-DD') AS term_end, a.basis
      FROM core.appointment a JOIN core.person x ON x.id = a.person_id JOIN core.organisation o ON o.id = a.organisation_id
      JOIN core.post_type t ON t.id = a.post LEFT JOIN core.organisation f ON f.id = a.from_organisation_id
      WHERE a.state IN ('in-force', 'ended') AND (a.valid_to IS NULL OR a.valid_to > (now() AT TIME ZONE 'Asia/Shanghai')::date)
        AND EXISTS (SELECT FROM core.unit u WHERE u.id = ANY ($1) AND o.unit_path <@ u.path)
      ORDER BY o.unit_path, o.position, o.name, o.id, t.position, a.valid_from, a.id`;
  }

  private query<T>(statement: string, parameters?: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(statement, parameters);
  }
}
