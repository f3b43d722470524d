import type { ForeignAlias, UnitDetail } from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { UnitChecks } from './unit.checks.ts';
import { UnitNotFoundError, UnitOutOfReachError } from './unit.errors.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import { UnitService } from './unit.service.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';
import type { UnitRow } from './unit.row.ts';

/** Codes that a unit has in other systems. Many may mean one unit; one means one unit only. */
@Injectable()
export class UnitAliasService {
  constructor(
    private readonly db: ScopedDb,
    private readonly units: UnitService,
    private readonly tree: UnitTreeRepository,
    private readonly checks: UnitChecks,
    private readonly history: UnitHistoryRepository,
    private readonly faults: UnitFaults,
  ) {}

  async add(id: number, { system, code }: ForeignAlias): Promise<UnitDetail> {
    const unit = await this.lockActable(id);
    const [taken] = await this.db.manager.query<{ name: string }[]>(
      `SELECT u.name FROM core.unit_alias a JOIN core.unit u ON u.id = a.unit_id
       WHERE a.system = $1 AND a.code = $2 AND a.reason = 'foreign'`,
      [system, code],
    );
    if (taken) throw this.faults.taken('alias-taken', 'code', { code, unit: taken.name });
    await this.db.manager.query(
      `INSERT INTO core.unit_alias (unit_id, system, code, reason) VALUES ($1, $2, $3, 'foreign')`,
      [unit.id, system, code],
    );
    await this.record(unit, { added: code, system });
    return this.units.getDetail(id);
  }

  async remove(id: number, { system, code }: ForeignAlias): Promise<UnitDetail> {
    const unit = await this.lockActable(id);
    const removed = await this.db.manager.query<unknown[]>(
      `WITH gone AS (DELETE FROM core.unit_alias WHERE unit_id = $1 AND system = $2 AND code = $3 AND reason = 'foreign' RETURNING code)
       SELECT code FROM gone`,
      [unit.id, system, code],
    );
    if (removed.length > 0) await this.record(unit, { removed: code, system });
    return this.units.getDetail(id);
  }

  private async lockActable(id: number): Promise<UnitRow> {
    await this.tree.lock();
    const unit = await this.checks.get(id);
    const { scopes } = this.db.context;
    if (!covers(scopes.get('core.unit.read'), unit)) throw new UnitNotFoundError();
    if (!covers(scopes.get('core.unit.update'), unit)) throw new UnitOutOfReachError('core.unit.update', unit.name);
    this.checks.mustBe(unit, ['active', 'planned'], 'id');
    return unit;
  }

  private async record({ id }: UnitRow, alias: Record<string, string>): Promise<void> {
    const before = (await this.history.states([id])).get(id) ?? null;
    await this.history.record([{ unitId: id, kind: 'aliased', before }], { reason: null, facts: { alias } });
  }
}
