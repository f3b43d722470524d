import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { CREATED, ImportEffects } from '../data-import/import-effects.ts';
import type { Obstacle } from '../data-import/import.types.ts';
import { MOMENT, MOMENT_FROM } from '../organisation/organisation-history.repository.ts';
import { ADD_HISTORY, followBodies } from './organisation-apply.sql.ts';

const CHANGED = `SELECT target FROM core.import_effect WHERE import_id = $1 AND kind = 'changed'`;
const TOUCHED = `SELECT target FROM core.import_effect WHERE import_id = $1`;

/** Takes an import of bodies back: what it created is removed, what it changed is as it was. */
@Injectable()
export class OrganisationUndoRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly effects: ImportEffects,
  ) {}

  hold(id: string): Promise<void> {
    return this.effects.hold('core.organisation', id);
  }

  async obstacle(id: string): Promise<Obstacle | undefined> {
    return (
      (await this.effects.changedSince('core.organisation', 't.name', id)) ??
      (await this.effects.named(
        'has-appointments',
        `SELECT DISTINCT o.name FROM core.appointment a JOIN core.organisation o ON o.id IN (a.organisation_id, a.from_organisation_id)
         WHERE o.id IN (${CREATED})`,
        id,
      )) ??
      (await this.effects.named(
        'organisation-has-grants',
        `SELECT DISTINCT o.name FROM core."grant" g JOIN core.organisation o ON o.id = g.organisation_id WHERE o.id IN (${CREATED})`,
        id,
      )) ??
      (await this.effects.named(
        'in-use',
        `SELECT o.name FROM core.organisation o WHERE (o.superior_id IN (${CREATED}) OR o.anchor_organisation_id IN (${CREATED})
           OR o.successor_id IN (${CREATED})) AND o.id NOT IN (${TOUCHED})`,
        id,
      )) ??
      (await this.rowsInTheWay(id))
    );
  }

  async undo(id: string, fileName: string): Promise<void> {
    const { account } = this.db.context;
    await this.run(
      `CREATE TEMP TABLE import_moment ON COMMIT DROP AS SELECT o.id, ${MOMENT} ${MOMENT_FROM} WHERE o.id IN (${CHANGED})`,
      [id],
    );
    // A credit code may have gone from one to another.
    await this.run(`UPDATE core.organisation SET credit_code = NULL WHERE id IN (${TOUCHED})`, [id]);
    await this.run(
      `UPDATE core.organisation o SET name = b.name, line = b.line, superior_id = b.superior_id, anchor_kind = b.anchor_kind,
         unit_id = b.unit_id, anchor_place = b.anchor_place, anchor_organisation_id = b.anchor_organisation_id,
         credit_code = b.credit_code, contact = b.contact, basis = b.basis, version = o.version + 1
       FROM core.import_effect e, jsonb_populate_record(NULL::core.organisation, e.before) b
       WHERE e.import_id = $1 AND e.kind = 'changed' AND o.id = e.target`,
      [id],
    );
    await this.run(followBodies(CHANGED), [id]);
    await this.run(`DELETE FROM core.organisation_change WHERE organisation_id IN (${CREATED})`, [id]);
    await this.run(`DELETE FROM core.organisation WHERE id IN (${CREATED})`, [id]);
    await this.run(ADD_HISTORY, [id, account.id, account.name, fileName]);
  }

  private async rowsInTheWay(id: string): Promise<Obstacle | undefined> {
    const [found] = await this.db.manager.query<{ count: number }[]>(
      `SELECT core.count_organisation_rows(ARRAY(${CREATED}))::integer AS count`,
      [id],
    );
    return found && found.count > 0 ? { what: 'organisation-has-rows', params: { count: found.count } } : undefined;
  }

  private async run(sql: string, parameters: unknown[]): Promise<void> {
    await this.db.manager.query(sql, parameters);
  }
}
