import type {
  AppointmentKind,
  AppointmentPhase,
  AppointmentState,
  OrganisationSubtype,
  OrganisationType,
  PersonState,
  PostTypeId,
  Seat,
  UnitLevel,
} from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';
import { day, phaseOn } from '../body/body.sql.ts';

/** An appointment with what its rules and its policy ask about. Its place is that of its body. */
export interface AppointmentRow extends Placed {
  id: string;
  personId: string;
  person: string;
  personState: PersonState;
  organisationId: string;
  organisation: string;
  type: OrganisationType;
  subtype: OrganisationSubtype | null;
  superiorLevel: UnitLevel | null;
  unitId: number;
  post: PostTypeId;
  postTitle: string;
  kind: AppointmentKind;
  seat: Seat | null;
  state: AppointmentState;
  phase: AppointmentPhase;
  validFrom: string;
  validTo: string | null;
  termEnd: string | null;
  endReason: string | null;
  handoverNote: string | null;
  replacesId: string | null;
  handedTo: string | null;
  proposedBy: string | null;
  version: number;
}

/** An {@link AppointmentRow}, to be followed by a condition on `a`. */
export const appointmentRow = (onDay: string, locale: string): string => `
  SELECT a.id, a.person_id AS "personId", p.name AS person, p.state AS "personState", a.organisation_id AS "organisationId",
    o.name AS organisation, o.type, o.subtype, su.level AS "superiorLevel", o.unit_id AS "unitId", a.post,
    COALESCE(t.title ->> ${locale}, t.id) AS "postTitle", a.kind, a.seat, a.state, ${phaseOn('a', onDay)} AS phase,
    ${day('a.valid_from')} AS "validFrom", ${day('a.valid_to')} AS "validTo", ${day('a.term_end')} AS "termEnd",
    a.end_reason AS "endReason", a.handover_note AS "handoverNote", a.replaces_id AS "replacesId", a.handed_to AS "handedTo",
    a.proposed_by AS "proposedBy", a.version, o.province_id AS "provinceId", o.city_id AS "cityId",
    o.district_id AS "districtId", o.street_id AS "streetId", o.community_id AS "communityId", o.grid_id AS "gridId"
  FROM core.appointment a JOIN core.person p ON p.id = a.person_id JOIN core.organisation o ON o.id = a.organisation_id
  JOIN core.post_type t ON t.id = a.post
  LEFT JOIN core.organisation s ON s.id = o.superior_id LEFT JOIN core.unit su ON su.id = s.unit_id`;
