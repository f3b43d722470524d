import { covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { OrganisationRefusedError } from './organisation.errors.ts';
import { mayApprove, mayFollow } from './organisation.policy.ts';
import { OrganisationRepository } from './organisation.repository.ts';
import type { OrganisationRow } from './organisation.row.ts';
import { OrganisationRules } from './organisation-rules.service.ts';

/** Who may take over from a body. */
@Injectable()
export class OrganisationSuccession {
  constructor(
    private readonly db: ScopedDb,
    private readonly organisations: OrganisationRepository,
    private readonly rules: OrganisationRules,
  ) {}

  /** The body that takes over, locked: active, of a fitting type, and the asker's to approve as well. */
  async of(row: OrganisationRow, id: string): Promise<OrganisationRow> {
    const { scopes } = this.db.context;
    const successor = await this.organisations.lock(id);
    const wrong = (name: string) =>
      this.rules.invalid('wrong-successor', 'successorId', { name, type: this.rules.typeWord(row) });
    if (!successor || !covers(scopes.get('core.organisation.read'), successor)) throw wrong(id);
    if (successor.id === row.id || successor.state !== 'active' || !mayFollow(row.type, successor.type))
      throw wrong(successor.name);
    if (!mayApprove(scopes.get('core.organisation.approve'), successor)) {
      const params = { permission: 'core.organisation.approve', organisation: successor.name };
      throw new OrganisationRefusedError('out-of-reach', params);
    }
    // What takes over may not stand below what ends: its own superior would be gone.
    const chain = await this.organisations.superiors(successor.id, []);
    if (chain.some((each) => each.id === row.id))
      throw this.rules.invalid('cycle', 'successorId', { superior: successor.name });
    return successor;
  }
}
