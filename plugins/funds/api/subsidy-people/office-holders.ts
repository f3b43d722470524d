import type { Day, HeldAppointments, UnitId } from '@linli/contracts';
import { CoreClient, ForbiddenError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { SubsidyScheme } from '../../contract/index.ts';

/** A route that asks about holders names it in its `Allow`: how far the asker sees appointments is then known here. */
export const READ_APPOINTMENTS = 'core.appointment.read';

export type HoldersQuestion = Pick<SubsidyScheme, 'post' | 'body'> & { asOf: Day; unitId: UnitId };

/** Somebody who holds the post in such a branch on the day. */
export interface OfficeHolder {
  appointmentId: string;
  personId: string;
  person: string;
  organisationId: string;
  organisation: string;
  unitId: UnitId;
}

/** Port: who holds a post in the branches of a unit, all of them or nobody. */
export abstract class OfficeHolders {
  /** @throws ForbiddenError where the asker sees appointments of a part of the unit only: those beyond would seem to be gone */
  abstract find(question: HoldersQuestion): Promise<OfficeHolder[]>;
}

@Injectable()
export class CoreOfficeHolders extends OfficeHolders {
  constructor(
    private readonly core: CoreClient,
    private readonly db: ScopedDb,
  ) {
    super();
  }

  async find({ post, body, asOf, unitId }: HoldersQuestion): Promise<OfficeHolder[]> {
    await this.checkReach(unitId);
    const found: HeldAppointments['items'] = [];
    let after: string | undefined;
    do {
      const query = { post, asOf, unitId, organisationType: 'branch', after };
      const { items, next } = await this.core.get<HeldAppointments>('/appointments/held', query);
      found.push(...items);
      after = next ?? undefined;
    } while (after !== undefined);
    const branches = await this.branchesOf(
      body,
      found.map(({ organisation }) => organisation.id),
    );
    return found
      .filter(({ organisation }) => branches.has(organisation.id))
      .map((each) => ({
        appointmentId: each.id,
        personId: each.person.id,
        person: each.person.name,
        organisationId: each.organisation.id,
        organisation: each.organisation.name,
        unitId: each.unitId,
      }));
  }

  private async checkReach(unitId: UnitId): Promise<void> {
    const anchors = this.db.context.scopes.get(READ_APPOINTMENTS) ?? [];
    const [unit] = await this.db.manager.query<{ path: string }[]>('SELECT path FROM core_pub.unit_v1 WHERE id = $1', [
      unitId,
    ]);
    const above = new Set(unit?.path.split('.').map(Number));
    if (!anchors.some(([id]) => above.has(id)))
      throw new ForbiddenError('funds.subsidy-run.appointments-out-of-reach', {
        params: { permission: READ_APPOINTMENTS },
      });
  }

  /** Core's list knows the type of a branch; its subtype stands in what core publishes to plugins. */
  private async branchesOf(subtype: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.manager.query<{ id: string }[]>(
      `SELECT id FROM core_pub.organisation_v1 WHERE type = 'branch' AND subtype = $1 AND id = ANY ($2::uuid[])`,
      [subtype, [...new Set(ids)]],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
