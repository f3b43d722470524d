import type { Day, OrganisationLine, OrganisationState } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { FoundAnchor } from './organisation-rules.service.ts';
import type { OrganisationRow } from './organisation.row.ts';

export interface OrganisationFacts {
  name: string;
  line: OrganisationLine;
  anchor: FoundAnchor;
  superiorId: string | null;
  code: string | null;
  creditCode: string | null;
  contact: string | null;
  basis: string | null;
}

export interface StateChange {
  state: OrganisationState;
  approvedBy?: string | null;
  validFrom?: Day;
  validTo?: Day;
  successorId?: string | null;
  reason?: string;
  basis?: string | undefined;
}

/** Writes bodies. What may be written is the services' to check. */
@Injectable()
export class OrganisationWriter {
  constructor(private readonly db: ScopedDb) {}

  async insert(
    id: string,
    kind: Pick<OrganisationRow, 'type' | 'subtype'>,
    { anchor, ...facts }: OrganisationFacts,
  ): Promise<void> {
    await this.db.manager.query(
      `INSERT INTO core.organisation (id, type, subtype, name, line, superior_id, anchor_kind, unit_id, anchor_place,
         anchor_organisation_id, code, credit_code, contact, basis, state, proposed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'proposed', $15)`,
      [
        id,
        kind.type,
        kind.subtype,
        facts.name,
        facts.line,
        facts.superiorId,
        anchor.kind,
        anchor.unitId,
        anchor.place,
        anchor.organisationId,
        facts.code,
        facts.creditCode,
        facts.contact,
        facts.basis,
        this.db.context.account.id,
      ],
    );
  }

  async update(id: string, { anchor, ...facts }: OrganisationFacts): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.organisation SET name = $2, line = $3, superior_id = $4, anchor_kind = $5, unit_id = $6, anchor_place = $7,
         anchor_organisation_id = $8, code = $9, credit_code = $10, contact = $11, basis = $12, version = version + 1
       WHERE id = $1`,
      [
        id,
        facts.name,
        facts.line,
        facts.superiorId,
        anchor.kind,
        anchor.unitId,
        anchor.place,
        anchor.organisationId,
        facts.code,
        facts.creditCode,
        facts.contact,
        facts.basis,
      ],
    );
    // What is anchored at it stands where it stands, however deep.
    await this.db.manager.query(
      `WITH RECURSIVE inside AS (
         SELECT id FROM core.organisation WHERE anchor_organisation_id = $1
         UNION SELECT o.id FROM inside i JOIN core.organisation o ON o.anchor_organisation_id = i.id)
       UPDATE core.organisation o SET unit_id = $2 FROM inside i WHERE o.id = i.id AND o.unit_id <> $2`,
      [id, anchor.unitId],
    );
  }

  async setState(id: string, change: StateChange): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.organisation SET state = $2, approved_by = COALESCE($3, approved_by), valid_from = COALESCE($4, valid_from),
         valid_to = COALESCE($5, valid_to), successor_id = COALESCE($6, successor_id), reason = COALESCE($7, reason),
         basis = COALESCE($8, basis), version = version + 1
       WHERE id = $1`,
      [
        id,
        change.state,
        change.approvedBy ?? null,
        change.validFrom ?? null,
        change.validTo ?? null,
        change.successorId ?? null,
        change.reason ?? null,
        change.basis ?? null,
      ],
    );
  }
}
