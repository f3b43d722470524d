import type { Day, ProposeAppointment } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { day } from '../body/body.sql.ts';

type Wanted = Pick<ProposeAppointment, 'personId' | 'organisationId' | 'post' | 'validFrom' | 'validTo'>;

export interface Holder {
  appointmentId: string;
  personId: string;
  person: string;
  post: string;
  organisation: string;
  since: Day;
  until: Day | null;
}

const DURING = (from: string, to: string) =>
  `a.state IN ('in-force', 'ended') AND daterange(a.valid_from, a.valid_to) && daterange(${from}::date, ${to}::date)`;
const HOLDER = `a.id AS "appointmentId", p.id AS "personId", p.name AS person, COALESCE(t.title ->> $1, t.id) AS post,
  o.name AS organisation, ${day('a.valid_from')} AS since, ${day('a.valid_to')} AS until`;
const FROM = `FROM core.appointment a JOIN core.person p ON p.id = a.person_id
  JOIN core.organisation o ON o.id = a.organisation_id JOIN core.post_type t ON t.id = a.post`;

/** Approved appointments that a new one would overlap with. */
@Injectable()
export class AppointmentOverlaps {
  constructor(private readonly db: ScopedDb) {}

  /** Somebody who has the post in that time: of a single post anybody, of another one the same person. */
  async inPost(wanted: Wanted, except: readonly string[]): Promise<Holder | undefined> {
    const [row] = await this.db.manager.query<Holder[]>(
      `SELECT ${HOLDER} ${FROM}
       WHERE a.organisation_id = $2 AND a.post = $3 AND (t.single OR a.person_id = $4) AND ${DURING('$5', '$6')}
         AND a.id <> ALL ($7::uuid[])
       ORDER BY a.valid_from LIMIT 1`,
      [
        this.db.context.locale,
        wanted.organisationId,
        wanted.post,
        wanted.personId,
        wanted.validFrom,
        wanted.validTo ?? null,
        except,
      ],
    );
    return row;
  }

  /** Another full post of the person in that time. */
  async inFull(wanted: Wanted, except: readonly string[]): Promise<(Holder & Placed) | undefined> {
    const [row] = await this.db.manager.query<(Holder & Placed)[]>(
      `SELECT ${HOLDER}, o.province_id AS "provinceId", o.city_id AS "cityId", o.district_id AS "districtId",
         o.street_id AS "streetId", o.community_id AS "communityId", o.grid_id AS "gridId" ${FROM}
       WHERE a.person_id = $2 AND a.kind = 'full' AND ${DURING('$3', '$4')} AND a.id <> ALL ($5::uuid[])
       ORDER BY a.valid_from LIMIT 1`,
      [this.db.context.locale, wanted.personId, wanted.validFrom, wanted.validTo ?? null, except],
    );
    return row;
  }
}
