import type { GovernanceException, SetException, UnitLevel } from '@linli/contracts';
import { AuditTrail, covers, ScopedDb } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { ExceptionPlaceError, ExceptionRefusedError } from './governance.errors.ts';

interface Place extends Placed {
  name: string;
  level: UnitLevel;
}

/** Why a community is not governed as all should be. */
@Injectable()
export class GovernanceExceptions {
  constructor(
    private readonly db: ScopedDb,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  /** Enters the reason, or takes it away. */
  async set({ unitId, reason }: SetException): Promise<GovernanceException> {
    const { account, scopes } = this.db.context;
    const unit = await this.place(unitId);
    if (!unit || !covers(scopes.get('core.appointment.read'), unit)) throw this.wrongPlace('unknown-unit');
    if (!covers(scopes.get('core.governance.update'), unit)) throw new ExceptionRefusedError({ unit: unit.name });
    if (unit.level !== 'community') throw this.wrongPlace('not-a-community', { unit: unit.name });
    const before = await this.reason(unitId);
    if (reason === null)
      await this.db.manager.query('DELETE FROM core.governance_exception WHERE unit_id = $1', [unitId]);
    else
      await this.db.manager.query(
        `INSERT INTO core.governance_exception AS x (unit_id, reason, by_id, by_name) VALUES ($1, $2, $3, $4)
         ON CONFLICT (unit_id) DO UPDATE SET reason = excluded.reason, by_id = excluded.by_id, by_name = excluded.by_name, at = now()`,
        [unitId, reason, account.id, account.name],
      );
    this.audit.changed({
      target: { type: 'unit', id: String(unitId), title: unit.name },
      unit: unitId,
      before: { exception: before },
      after: { exception: reason },
    });
    return { unitId, reason };
  }

  private async reason(unitId: number): Promise<string | null> {
    const [row] = await this.db.manager.query<{ reason: string }[]>(
      'SELECT reason FROM core.governance_exception WHERE unit_id = $1 FOR UPDATE',
      [unitId],
    );
    return row?.reason ?? null;
  }

  private async place(unitId: number): Promise<Place | undefined> {
    const [unit] = await this.db.manager.query<Place[]>(
      `SELECT name, level, province_id AS "provinceId", city_id AS "cityId", district_id AS "districtId", street_id AS "streetId",
         community_id AS "communityId", grid_id AS "gridId" FROM core.unit WHERE id = $1`,
      [unitId],
    );
    return unit;
  }

  private wrongPlace(
    what: 'unknown-unit' | 'not-a-community',
    params: Record<string, unknown> = {},
  ): ExceptionPlaceError {
    return new ExceptionPlaceError(what, this.faults.at(`core.governance.${what}`, 'unitId', params));
  }
}
