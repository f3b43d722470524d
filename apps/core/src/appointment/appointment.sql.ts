import { day, organisationRef, personRef, phaseOn, unitRef } from '../body/body.sql.ts';

/** What a list of appointments is told with. */
export interface ListedAppointmentsSql {
  onDay: string;
  locale: string;
  /** Conditions under which the body `o` and the person `p` may be opened. */
  organisationReadable: string;
  personReadable: string;
}

/** The last day for which it is settled that somebody holds it: of the period or of the term, whichever is over first. */
export const lastDay = (a: string): string => `LEAST(${a}.valid_to - 1, ${a}.term_end)`;

/** Appointments as lists show them; `chosen` is a statement that answers rows of the table. */
export function listedAppointments(
  chosen: string,
  { onDay, locale, organisationReadable, personReadable }: ListedAppointmentsSql,
  more = '',
): string {
  return `SELECT a.id, ${personRef('p', personReadable)} AS person, ${organisationRef('o', organisationReadable)} AS organisation,
      o.unit_id AS "unitId", ${unitRef('u')} AS unit, a.post, COALESCE(t.title ->> ${locale}, t.id) AS "postTitle", a.kind, a.seat,
      CASE WHEN a.from_organisation_id IS NOT NULL OR a.from_name IS NOT NULL
        THEN jsonb_build_object('organisationId', a.from_organisation_id, 'name', COALESCE(f.name, a.from_name)) END AS "from",
      ${phaseOn('a', onDay)} AS phase, ${day('a.valid_from')} AS "validFrom", ${day('a.valid_to')} AS "validTo",
      ${day('a.term_end')} AS "termEnd", a.version${more}
    FROM (${chosen}) AS a
    JOIN core.person p ON p.id = a.person_id
    JOIN core.organisation o ON o.id = a.organisation_id
    JOIN core.unit u ON u.id = o.unit_id
    JOIN core.post_type t ON t.id = a.post
    LEFT JOIN core.organisation f ON f.id = a.from_organisation_id`;
}
