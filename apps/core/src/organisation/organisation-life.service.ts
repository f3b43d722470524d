import { randomUUID } from 'node:crypto';
import type {
  ActivateOrganisation,
  OrganisationDetail,
  ProposeOrganisation,
  RefuseOrganisation,
  UpdateOrganisation,
} from '@linli/contracts';
import { Attachments, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ORGANISATION_PAPERS } from '../attachment/core-attachments.ts';
import { today } from '../body/today.ts';
import { OrganisationActs } from './organisation-acts.ts';
import { OrganisationRules } from './organisation-rules.service.ts';
import type { FoundAnchor } from './organisation-rules.service.ts';
import { OrganisationWriter } from './organisation-writer.repository.ts';
import type { OrganisationRow } from './organisation.row.ts';

/** From the proposal to the active body, and its changes. Its end is a service of its own. */
@Injectable()
export class OrganisationLifeService {
  constructor(
    private readonly db: ScopedDb,
    private readonly acts: OrganisationActs,
    private readonly rules: OrganisationRules,
    private readonly writer: OrganisationWriter,
    private readonly attachments: Attachments,
  ) {}

  async propose({
    type,
    subtype,
    anchor: place,
    papers = [],
    ...facts
  }: ProposeOrganisation): Promise<OrganisationDetail> {
    const rule = this.rules.rule({ type, subtype });
    this.rules.checkLine(rule, facts.line);
    const anchor = await this.rules.anchor(rule, place, 'core.organisation.propose');
    await this.rules.checkSuperior(rule, facts.superiorId, anchor);
    await this.rules.checkName(facts.name, { type, subtype, unitId: anchor.unitId }, null);
    await this.rules.checkCodes(facts, null);
    await this.rules.checkOnly(rule, anchor.unitId, null);
    const id = randomUUID();
    await this.writer.insert(id, { type, subtype }, { ...facts, anchor });
    await this.attachments.attach(ORGANISATION_PAPERS, id, papers, 'papers');
    return this.acts.finish({ organisationId: id, kind: 'proposed' });
  }

  async approve(id: string, version: number): Promise<OrganisationDetail> {
    const { row, before } = await this.acts.begin(id, 'approve', version);
    const rule = this.rules.rule(row);
    await this.rules.checkSuperior(rule, row.superiorId, anchorOf(row), id);
    await this.rules.checkOnly(rule, row.unitId, id);
    await this.writer.setState(id, { state: 'approved', approvedBy: this.db.context.account.id });
    return this.acts.finish({ organisationId: id, kind: 'approved', before });
  }

  async refuse(id: string, { version, reason }: RefuseOrganisation): Promise<OrganisationDetail> {
    const { before } = await this.acts.begin(id, 'refuse', version);
    await this.writer.setState(id, { state: 'refused', reason });
    return this.acts.finish({ organisationId: id, kind: 'refused', before, reason });
  }

  /** Whoever proposed takes it back. */
  async withdraw(id: string, version: number): Promise<OrganisationDetail> {
    const { before } = await this.acts.begin(id, 'withdraw', version);
    await this.writer.setState(id, { state: 'refused' });
    return this.acts.finish({ organisationId: id, kind: 'withdrawn', before });
  }

  async activate(id: string, { version, on }: ActivateOrganisation): Promise<OrganisationDetail> {
    const { row, before } = await this.acts.begin(id, 'activate', version);
    if (on > today()) throw this.rules.invalid('day-ahead', 'on');
    await this.rules.checkOnly(this.rules.rule(row), row.unitId, id);
    await this.writer.setState(id, { state: 'active', validFrom: on });
    return this.acts.finish({ organisationId: id, kind: 'activated', before, day: on });
  }

  async update(id: string, { version, ...changes }: UpdateOrganisation): Promise<OrganisationDetail> {
    const { row, before } = await this.acts.begin(id, 'update', version);
    const rule = this.rules.rule(row);
    const facts = { ...factsOf(row), ...given(changes) };
    this.rules.checkLine(rule, facts.line);
    const anchor = changes.anchor
      ? await this.rules.anchor(rule, changes.anchor, 'core.organisation.update')
      : anchorOf(row);
    const moved = anchor.unitId !== row.unitId;
    if (moved || facts.superiorId !== row.superiorId)
      await this.rules.checkSuperior(rule, facts.superiorId, anchor, id);
    if (moved || facts.name !== row.name) await this.rules.checkName(facts.name, { ...row, unitId: anchor.unitId }, id);
    await this.rules.checkCodes(facts, id);
    if (moved) await this.rules.checkOnly(rule, anchor.unitId, id);
    await this.writer.update(id, { ...facts, anchor });
    return this.acts.finish({ organisationId: id, kind: 'updated', before });
  }
}

function anchorOf(row: OrganisationRow): FoundAnchor {
  return {
    kind: row.anchorKind,
    unitId: row.unitId,
    place: row.anchorPlace,
    organisationId: row.anchorOrganisationId,
  };
}

function factsOf({ name, line, superiorId, code, creditCode, contact, basis }: OrganisationRow) {
  return { name, line, superiorId, code, creditCode, contact, basis };
}

/** What a command gives, without what it leaves. The anchor is looked at on its own. */
function given(changes: Omit<UpdateOrganisation, 'version'>) {
  const facts = Object.entries(changes).filter(([field, value]) => field !== 'anchor' && value !== undefined);
  return Object.fromEntries(facts) as Partial<ReturnType<typeof factsOf>>;
}
