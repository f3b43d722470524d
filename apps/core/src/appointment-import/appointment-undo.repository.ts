import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { CREATED, ImportEffects } from '../data-import/import-effects.ts';
import type { Obstacle } from '../data-import/import.types.ts';

const CHANGED = `SELECT target FROM core.import_effect WHERE import_id = $1 AND kind = 'changed'`;
const NAME = '(SELECT x.name FROM core.person x WHERE x.id = t.person_id)';
const named = (from: string) =>
  `SELECT DISTINCT x.name FROM ${from} JOIN core.appointment t ON t.id = r.target JOIN core.person x ON x.id = t.person_id`;

/** Takes an import of appointments back: what it made is removed, what it ended goes on. */
@Injectable()
export class AppointmentUndoRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly effects: ImportEffects,
  ) {}

  hold(id: string): Promise<void> {
    return this.effects.hold('core.appointment', id);
  }

  async obstacle(id: string): Promise<Obstacle | undefined> {
    return (
      (await this.effects.changedSince('core.appointment', NAME, id)) ??
      (await this.effects.named(
        'appointments-have-grants',
        named(`(SELECT g.appointment_id AS target FROM core."grant" g WHERE g.appointment_id IN (${CREATED})) r`),
        id,
      )) ??
      (await this.effects.named(
        'appointments-ended-grants',
        named(`(SELECT g.appointment_id AS target FROM core."grant" g WHERE g.appointment_id IN (${CHANGED})
          AND g.end_reason = 'appointment-ended') r`),
        id,
      )) ??
      (await this.effects.named(
        'in-use',
        named(
          `(SELECT a.id AS target FROM core.appointment a WHERE a.replaces_id IN (${CREATED}) AND a.id NOT IN (${CREATED})) r`,
        ),
        id,
      ))
    );
  }

  async undo(id: string, fileName: string): Promise<void> {
    const { manager, context } = this.db;
    await manager.query(`DELETE FROM core.appointment_change WHERE appointment_id IN (${CREATED})`, [id]);
    await manager.query(`DELETE FROM core.appointment WHERE id IN (${CREATED})`, [id]);
    await manager.query(
      `UPDATE core.appointment a SET valid_to = b.valid_to, state = b.state, end_reason = b.end_reason, version = a.version + 1
       FROM core.import_effect e, jsonb_populate_record(NULL::core.appointment, e.before) b
       WHERE e.import_id = $1 AND e.kind = 'changed' AND a.id = e.target`,
      [id],
    );
    await manager.query(
      `INSERT INTO core.appointment_change (appointment_id, kind, day, account_id, by_name, reason)
       SELECT target, 'imported', NULL, $2, $3, $4 FROM core.import_effect WHERE import_id = $1 AND kind = 'changed'`,
      [id, context.account.id, context.account.name, fileName],
    );
  }
}
