import { addDays, dayOf, dayStart } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LICENCE_STANDINGS, licenceSchema } from '../../contract/index.ts';
import type {
  Licence,
  LicenceCounts,
  LicenceFilter,
  LicencePage,
  LicenceQuery,
  LicenceStanding,
} from '../../contract/index.ts';
import { People } from '../people/people.ts';
import { LicenceRules } from './licence.rules.ts';
import { LICENCES } from './licence.sql.ts';

/** 持证上岗: who must hold a certificate, and who does. Worked out when asked, of core's appointments and the certificates. */
@Injectable()
export class LicenceService {
  constructor(
    private readonly db: ScopedDb,
    private readonly people: People,
    private readonly rules: LicenceRules,
  ) {}

  async findPage({ standing, q, page, pageSize, ...filter }: LicenceQuery): Promise<LicencePage> {
    const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
    const rows = await this.db.manager.query<(Licence & { total: number })[]>(
      `${LICENCES}, chosen AS (
         SELECT * FROM licence WHERE ($4::text[] IS NULL OR standing = ANY ($4))
           AND ($5::text IS NULL OR "personName" ILIKE $5 OR "organisationName" ILIKE $5)
       )
       SELECT "appointmentId", "ruleId", jsonb_build_object('id', "personId", 'name', "personName") AS person,
         jsonb_build_object('id', "organisationId", 'name', "organisationName") AS organisation, post, "unitId", "unitName",
         "typeTitle", standing, "certificateId", to_char(valid_to, 'YYYY-MM-DD') AS "validTo",
         to_char(due, 'YYYY-MM-DD') AS "dueOn", (SELECT count(*)::integer FROM chosen) AS total
       FROM chosen
       ORDER BY array_position(ARRAY['lacking', 'grace', 'expiring', 'held'], standing), COALESCE(valid_to, due), "unitPath", "appointmentId", "ruleId"
       LIMIT $6 OFFSET $7`,
      [...(await this.asked(filter)), standing?.length ? standing : null, like, pageSize, (page - 1) * pageSize],
    );
    const total = rows[0]?.total ?? (page === 1 ? 0 : await this.count(filter, standing));
    return { items: rows.map((row) => licenceSchema.parse(row)), page, pageSize, total, exact: true };
  }

  async counts(filter: LicenceFilter): Promise<LicenceCounts> {
    const rows = await this.db.manager.query<{ standing: keyof LicenceCounts; n: number }[]>(
      `${LICENCES} SELECT standing, count(*)::integer AS n FROM licence GROUP BY standing`,
      await this.asked(filter),
    );
    const counts = { all: 0, held: 0, expiring: 0, grace: 0, lacking: 0 };
    for (const { standing, n } of rows) {
      counts[standing] = n;
      counts.all += n;
    }
    return counts;
  }

  async count(filter: LicenceFilter, standings: LicenceQuery['standing'] = undefined): Promise<number> {
    const counts = await this.counts(filter);
    const wanted: readonly LicenceStanding[] = standings?.length ? standings : LICENCE_STANDINGS;
    return wanted.reduce((sum, each) => sum + counts[each], 0);
  }

  /** Who holds what each rule is about, as the statement takes it. */
  private async asked({ asOf = today(), unit, rule }: LicenceFilter): Promise<unknown[]> {
    const asked: object[] = [];
    for (const { id, post, organisationType, within } of await this.rules.on(asOf, unit, rule)) {
      const holding = await this.people.holding({ post, asOf, organisationType, unitId: within });
      for (const { id: appointmentId, person, organisation, unitId, validFrom } of holding)
        asked.push({
          ruleId: id,
          appointmentId,
          personId: person.id,
          personName: person.name,
          organisationId: organisation.id,
          organisationName: organisation.name,
          post,
          unitId,
          validFrom,
        });
    }
    return [JSON.stringify(asked), asOf, dayStart(addDays(asOf, 1))];
  }
}

/** Days are those of Asia/Shanghai. */
const today = (): Day => dayOf(new Date());
