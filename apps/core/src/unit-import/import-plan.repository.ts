import type { Anchor } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { pendingKey } from './import.types.ts';
import type { FileRow, Known, KnownUnit, PlannedRow } from './import.types.ts';

const KNOWN_COLUMNS = `u.id, u.code, u.name, u.level, u.parent_id AS "parentId", p.name AS "parentName",
  u.province_id AS "provinceId", u.city_id AS "cityId", u.district_id AS "districtId", u.street_id AS "streetId",
  u.community_id AS "communityId", u.grid_id AS "gridId"`;

/** What a plan needs to know of the tree, and the new units that come of it. */
@Injectable()
export class ImportPlanRepository {
  constructor(private readonly db: ScopedDb) {}

  /** The part of the tree that the file's codes mean, and the units above the anchors. */
  async known(rows: readonly FileRow[], anchors: readonly Anchor[]): Promise<Known> {
    const codes = [...new Set(rows.flatMap(({ code, parentCode }) => [code, parentCode]))].filter(
      (code) => code !== '',
    );
    const units = await this.db.manager.query<KnownUnit[]>(
      `SELECT ${KNOWN_COLUMNS} FROM core.unit u LEFT JOIN core.unit p ON p.id = u.parent_id WHERE u.code = ANY ($1)`,
      [codes],
    );
    const aliases = await this.db.manager.query<(KnownUnit & { alias: string })[]>(
      `SELECT a.code AS alias, ${KNOWN_COLUMNS} FROM core.unit_alias a
       JOIN core.unit u ON u.id = a.unit_id LEFT JOIN core.unit p ON p.id = u.parent_id
       WHERE a.code = ANY ($1) AND NOT EXISTS (
         SELECT FROM core.unit_alias other WHERE other.code = a.code AND other.unit_id <> a.unit_id)`,
      [codes],
    );
    const names = new Set(rows.map(({ name }) => name));
    const pending = await this.db.manager.query<KnownUnit[]>(
      `SELECT ${KNOWN_COLUMNS} FROM core.unit u JOIN core.unit p ON p.id = u.parent_id WHERE u.code IS NULL`,
    );
    const above = await this.db.manager.query<{ id: number }[]>(
      `SELECT DISTINCT a.id FROM core.unit u JOIN core.unit a
         ON a.id = ANY (ARRAY[u.province_id, u.city_id, u.district_id, u.street_id, u.community_id])
       WHERE u.id = ANY ($1)`,
      [anchors.map(([id]) => id)],
    );
    return {
      byCode: new Map(units.flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit] as const]))),
      byAlias: new Map(aliases.map(({ alias, ...unit }) => [alias, unit])),
      pending: new Map(
        pending
          .filter(({ name }) => names.has(name))
          .map((unit) => [pendingKey(unit.parentId, unit.level, unit.name), unit]),
      ),
      above: new Set(above.map(({ id }) => id)),
    };
  }

  /** Adds the new units of one level; those above them are there already. Answers their ids. */
  async insert(level: string, rows: readonly PlannedRow[]): Promise<number[]> {
    if (rows.length === 0) return [];
    const given = rows.map(({ code, name, parentId, parentCode }) => ({
      code,
      name,
      parent_id: parentId,
      parent_code: parentCode,
    }));
    const added = await this.db.manager.query<{ id: number }[]>(
      `INSERT INTO core.unit (code, name, level, parent_id)
       SELECT r.code, r.name, $2, COALESCE(r.parent_id, p.id)
       FROM json_to_recordset($1::json) AS r (code text, name text, parent_id integer, parent_code text)
       LEFT JOIN core.unit p ON r.parent_id IS NULL AND p.code = r.parent_code
       RETURNING id`,
      [JSON.stringify(given), level],
    );
    return added.map(({ id }) => id);
  }

  async rename(rows: readonly PlannedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.db.manager.query(
      `UPDATE core.unit u SET name = r.name, version = u.version + 1
       FROM unnest($1::integer[], $2::text[]) AS r (id, name) WHERE u.id = r.id`,
      [rows.map(({ unitId }) => unitId), rows.map(({ name }) => name)],
    );
  }

  /** Ids of units by their codes. */
  async idsOf(codes: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.db.manager.query<{ code: string; id: number }[]>(
      'SELECT code, id FROM core.unit WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }
}
