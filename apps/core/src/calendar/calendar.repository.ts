import type { CalendarAdjustment, Day, UnitLevel } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import type { Placed } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { day, instant } from '../body/body.sql.ts';

export interface CalendarPlace extends Placed {
  id: number;
  name: string;
  level: UnitLevel;
}

interface DayRow extends CalendarAdjustment {
  day: Day;
}

const PLACE = `u.id, u.name, u.level, u.province_id AS "provinceId", u.city_id AS "cityId", u.district_id AS "districtId",
  u.street_id AS "streetId", u.community_id AS "communityId", u.grid_id AS "gridId"`;
const DAY_ROW = `${day('c.day')} AS day, c.works, c.reason, c.by_name AS by, ${instant('c.at')} AS at`;

/** Reads and writes what districts say about their days. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly db: ScopedDb) {}

  async place(unitId: number): Promise<CalendarPlace | undefined> {
    const [unit] = await this.query<CalendarPlace>(`SELECT ${PLACE} FROM core.unit u WHERE u.id = $1`, [unitId]);
    return unit;
  }

  async adjustments(districtId: number, from: Day, to: Day): Promise<Map<Day, CalendarAdjustment>> {
    const rows = await this.query<DayRow>(
      `SELECT ${DAY_ROW} FROM core.calendar_day c WHERE c.district_id = $1 AND c.day BETWEEN $2 AND $3 ORDER BY c.day`,
      [districtId, from, to],
    );
    return new Map(rows.map(({ day: on, ...adjustment }) => [on, adjustment]));
  }

  async yearEntered(districtId: number, year: number): Promise<{ by: string; at: string } | null> {
    const [row] = await this.query<{ by: string; at: string }>(
      `SELECT by_name AS by, ${instant('at')} AS at FROM core.calendar_year WHERE district_id = $1 AND year = $2`,
      [districtId, year],
    );
    return row ?? null;
  }

  /** Writers of one district wait for each other, so that what one takes for the state before is it. */
  async hold(districtId: number): Promise<void> {
    await this.query(`SELECT pg_advisory_xact_lock(hashtextextended('linli:calendar:' || $1::text, 0))`, [districtId]);
  }

  async set(districtId: number, days: readonly Day[], { works, reason }: { works: boolean; reason: string }) {
    const { account } = this.db.context;
    await this.query(
      `INSERT INTO core.calendar_day (district_id, day, works, reason, by_id, by_name)
       SELECT $1, day, $3, $4, $5, $6 FROM unnest($2::date[]) AS day
       ON CONFLICT (district_id, day) DO UPDATE SET works = excluded.works, reason = excluded.reason, by_id = excluded.by_id,
         by_name = excluded.by_name, at = now()`,
      [districtId, days, works, reason, account.id, account.name],
    );
  }

  async clear(districtId: number, days: readonly Day[]): Promise<void> {
    await this.query('DELETE FROM core.calendar_day WHERE district_id = $1 AND day = ANY ($2::date[])', [
      districtId,
      days,
    ]);
  }

  async enterYear(districtId: number, year: number, entered: boolean): Promise<void> {
    const { account } = this.db.context;
    if (entered)
      await this.query(
        `INSERT INTO core.calendar_year (district_id, year, by_id, by_name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [districtId, year, account.id, account.name],
      );
    else await this.query('DELETE FROM core.calendar_year WHERE district_id = $1 AND year = $2', [districtId, year]);
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
