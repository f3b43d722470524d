import type { Day, OrganisationDetail } from '@linli/contracts';
import { AuditTrail, covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import {
  OrganisationChangedError,
  OrganisationNotFoundError,
  OrganisationRefusedError,
  OrganisationStateError,
} from './organisation.errors.ts';
import { OrganisationHistoryRepository } from './organisation-history.repository.ts';
import type { OrganisationLine, OrganisationMoment } from './organisation-history.repository.ts';
import { refusal, TRANSITIONS } from './organisation.policy.ts';
import type { Transition } from './organisation.policy.ts';
import { OrganisationRepository } from './organisation.repository.ts';
import type { OrganisationRow } from './organisation.row.ts';
import { OrganisationService } from './organisation.service.ts';

/** What every act on a body begins and ends with: may the asker, is it still as they saw it, and what is written down. */
@Injectable()
export class OrganisationActs {
  constructor(
    private readonly db: ScopedDb,
    private readonly organisations: OrganisationRepository,
    private readonly readable: OrganisationService,
    private readonly history: OrganisationHistoryRepository,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  /** The body, locked, at the version that the asker saw, if the act is allowed. */
  async begin(
    id: string,
    action: Transition['action'],
    version: number,
  ): Promise<{ row: OrganisationRow; transition: Transition; before: OrganisationMoment }> {
    const row = await this.organisations.lock(id);
    const { account, scopes } = this.db.context;
    if (!row || !covers(scopes.get('core.organisation.read'), row)) throw new OrganisationNotFoundError();
    const transition = TRANSITIONS.find((each) => each.action === action);
    if (!transition) throw new Error(`no transition ${action}`);
    const why = refusal(transition, row, account.id, scopes);
    if (why) {
      const level = this.faults.word(`unit.level.${(await this.readable.getDetail(id)).approvedAt}`);
      throw new OrganisationRefusedError(why, { permission: transition.permission, organisation: row.name, level });
    }
    if (row.version !== version) throw new OrganisationChangedError(row.version, await this.readable.getDetail(id));
    if (!transition.from.includes(row.state)) {
      const state = this.faults.word(`organisation.state.${row.state}`) ?? row.state;
      throw new OrganisationStateError({ organisation: row.name, state });
    }
    const before = await this.history.moment(id);
    if (!before) throw new OrganisationNotFoundError();
    return { row, transition, before };
  }

  /** Writes down what was done, and answers the body as it is now. */
  async finish(line: Omit<OrganisationLine, 'after'>): Promise<OrganisationDetail> {
    const after = await this.history.moment(line.organisationId);
    await this.history.add({ ...line, after });
    const detail = await this.readable.getDetail(line.organisationId);
    this.audit.changed({
      target: { type: 'organisation', id: detail.id, title: detail.name },
      unit: detail.unitId,
      before: line.before?.words ?? null,
      after: after?.words ?? null,
      ...(line.reason === undefined ? {} : { reason: line.reason }),
    });
    return detail;
  }

  /** A line in the history of whoever takes over. */
  async noteSuccession(successor: OrganisationRow, from: OrganisationRow, onDay: Day): Promise<void> {
    const { superiorId, unitId, name } = successor;
    const past = { name, superiorId, unitId };
    const after = { words: { predecessor: from.name }, past };
    await this.history.add({ organisationId: successor.id, kind: 'took-over', day: onDay, after });
  }
}
