import type {
  AnchorKind,
  Organisation,
  OrganisationState,
  OrganisationSubtype,
  OrganisationType,
} from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';

/** A body as its table has it. */
export interface OrganisationRow extends Placed {
  id: string;
  code: string | null;
  type: OrganisationType;
  subtype: OrganisationSubtype | null;
  name: string;
  line: Organisation['line'];
  superiorId: string | null;
  anchorKind: AnchorKind;
  unitId: number;
  anchorPlace: string | null;
  anchorOrganisationId: string | null;
  creditCode: string | null;
  contact: string | null;
  state: OrganisationState;
  validFrom: string | null;
  validTo: string | null;
  successorId: string | null;
  basis: string | null;
  reason: string | null;
  proposedBy: string | null;
  approvedBy: string | null;
  version: number;
}

/** Columns of an {@link OrganisationRow} for a `core.organisation` under the alias `o`. */
export const ORGANISATION_COLUMNS = `o.id, o.code, o.type, o.subtype, o.name, o.line, o.superior_id AS "superiorId",
  o.anchor_kind AS "anchorKind", o.unit_id AS "unitId", o.anchor_place AS "anchorPlace",
  o.anchor_organisation_id AS "anchorOrganisationId", o.credit_code AS "creditCode", o.contact, o.state,
  to_char(o.valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(o.valid_to, 'YYYY-MM-DD') AS "validTo",
  o.successor_id AS "successorId", o.basis, o.reason, o.proposed_by AS "proposedBy", o.approved_by AS "approvedBy", o.version,
  o.province_id AS "provinceId", o.city_id AS "cityId", o.district_id AS "districtId", o.street_id AS "streetId",
  o.community_id AS "communityId", o.grid_id AS "gridId"`;
