import type { Day, DissolveOrganisation, MergeOrganisation, OrganisationDetail } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { EndedPosts } from '../body/ended-posts.ts';
import { today } from '../body/today.ts';
import { OrganisationActs } from './organisation-acts.ts';
import { OrganisationEndRepository } from './organisation-end.repository.ts';
import type { OrganisationRow } from './organisation.row.ts';
import { OrganisationRules } from './organisation-rules.service.ts';
import { OrganisationSuccession } from './organisation-succession.service.ts';
import { OrganisationWriter } from './organisation-writer.repository.ts';

/** The end of a body: merged into another one, or dissolved. What hung on it ends with it or goes over. */
@Injectable()
export class OrganisationEndService {
  constructor(
    private readonly acts: OrganisationActs,
    private readonly rules: OrganisationRules,
    private readonly succession: OrganisationSuccession,
    private readonly end: OrganisationEndRepository,
    private readonly posts: EndedPosts,
    private readonly writer: OrganisationWriter,
  ) {}

  async merge(id: string, command: MergeOrganisation): Promise<OrganisationDetail> {
    const { row, before } = await this.acts.begin(id, 'merge', command.version);
    const { on, reason, successorId, basis } = command;
    this.checkDay(row, on);
    const successor = await this.succession.of(row, successorId);
    await this.posts.endAll(id, { on, reason, successorId: command.appointments === 'follow' ? successorId : null });
    await this.end.endGrants(id, { reason, successorId: command.grants === 'follow' ? successorId : null });
    await this.end.passOn(row, successor);
    await this.writer.setState(id, { state: 'merged', validTo: on, successorId, reason, basis });
    await this.acts.noteSuccession(successor, row, on);
    return this.acts.finish({ organisationId: id, kind: 'merged', before, day: on, reason });
  }

  async dissolve(id: string, command: DissolveOrganisation): Promise<OrganisationDetail> {
    const { row, before } = await this.acts.begin(id, 'dissolve', command.version);
    const { on, reason, successorId, basis } = command;
    this.checkDay(row, on);
    const successor = successorId === undefined ? null : await this.succession.of(row, successorId);
    const { subordinates, anchored } = await this.end.preview(id);
    if (!successor && subordinates + anchored > 0)
      throw this.rules.taken('has-subordinates', 'successorId', { name: row.name, subordinates, anchored });
    await this.posts.endAll(id, { on, reason, successorId: null });
    await this.end.endGrants(id, { reason, successorId: successor?.id ?? null });
    if (successor) {
      await this.end.passOn(row, successor);
      await this.acts.noteSuccession(successor, row, on);
    }
    const change = { state: 'dissolved', validTo: on, successorId: successor?.id ?? null, reason, basis } as const;
    await this.writer.setState(id, change);
    return this.acts.finish({ organisationId: id, kind: 'dissolved', before, day: on, reason });
  }

  private checkDay(row: OrganisationRow, on: Day): void {
    if (on > today()) throw this.rules.invalid('day-ahead', 'on');
    if (row.validFrom !== null && on < row.validFrom)
      throw this.rules.invalid('day-before', 'on', { validFrom: row.validFrom });
  }
}
