import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { CREATED, ImportEffects } from '../data-import/import-effects.ts';
import type { Obstacle } from '../data-import/import.types.ts';

/** Takes an import of people back: whom it added is removed with their key, what it changed is as it was. */
@Injectable()
export class PersonUndoRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly effects: ImportEffects,
  ) {}

  hold(id: string): Promise<void> {
    return this.effects.hold('core.person', id);
  }

  async obstacle(id: string): Promise<Obstacle | undefined> {
    return (
      (await this.effects.changedSince('core.person', 't.name', id)) ??
      (await this.effects.named(
        'people-have-posts',
        `SELECT DISTINCT p.name FROM core.appointment a JOIN core.person p ON p.id = a.person_id WHERE p.id IN (${CREATED})`,
        id,
      )) ??
      (await this.effects.named(
        'people-have-accounts',
        `SELECT p.name FROM core.account c JOIN core.person p ON p.id = c.person_id WHERE p.id IN (${CREATED})`,
        id,
      ))
    );
  }

  async undo(id: string): Promise<void> {
    const { manager } = this.db;
    await manager.query(
      `UPDATE core.person p SET name = b.name, unit_id = b.unit_id, phone = b.phone, phone_hash = b.phone_hash, version = p.version + 1
       FROM core.import_effect e, jsonb_populate_record(NULL::core.person, e.before) b
       WHERE e.import_id = $1 AND e.kind = 'changed' AND p.id = e.target`,
      [id],
    );
    // The key goes first: whatever else was sealed for them says nothing any more.
    await manager.query(
      `UPDATE core.subject_key SET wrapped = NULL, destroyed_at = now() WHERE destroyed_at IS NULL AND subject_id IN (${CREATED})`,
      [id],
    );
    await manager.query(`DELETE FROM core.person WHERE id IN (${CREATED})`, [id]);
  }
}
