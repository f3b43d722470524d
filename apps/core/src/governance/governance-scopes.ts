import type { Anchor, Day } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { unitAnchor } from '../access/placed-reach.ts';
import { Clock } from '../clock/clock.ts';
import { GovernanceScope } from './governance-scope.ts';

/** Where and when the asker asks. What is derived from appointments is seen by whoever may see appointments there. */
@Injectable()
export class GovernanceScopes {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
  ) {}

  async of({ unitId, asOf }: { unitId?: number | undefined; asOf?: Day | undefined }): Promise<GovernanceScope> {
    const within = unitId === undefined ? null : await unitAnchor(this.db, unitId);
    return new GovernanceScope(asOf ?? this.clock.today(), this.anchors(), within);
  }

  anchors(): readonly Anchor[] {
    return this.reach('core.appointment.read');
  }

  /** Whose pages open for the asker. */
  readable() {
    return { organisations: this.reach('core.organisation.read'), people: this.reach('core.person.read') };
  }

  private reach(permission: string): readonly Anchor[] {
    return this.db.context.scopes.get(permission) ?? [];
  }
}
