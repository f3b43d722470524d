import type { Day } from '@linli/contracts';
import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { SubsidyStreet, SubsidyTally } from '../../contract/index.ts';
import type { OfficeHolder } from '../subsidy-people/office-holders.ts';
import type { Share } from '../subsidy-run/subsidy-share.ts';
import { SubsidyRunBlockedError } from '../subsidy-run/subsidy-run.errors.ts';
import type { SubsidyRunRow } from '../subsidy-run/subsidy-run.entity.ts';
import { StreetTodos } from './street-todos.ts';

const SUMS = ['all', 'held', 'released', 'waiting', 'paid', 'failed', 'removed'] as const;
const WHICH: Readonly<Record<(typeof SUMS)[number], string>> = {
  all: `state <> 'removed'`,
  held: `state = 'held'`,
  released: `released_on IS NOT NULL AND returned_on IS NULL`,
  waiting: `state = 'open' AND released_on IS NOT NULL`,
  paid: `state = 'paid'`,
  failed: `state = 'failed'`,
  removed: `state = 'removed'`,
};
const TALLY = SUMS.map(
  (sum) =>
    `jsonb_build_object('count', count(*) FILTER (WHERE ${WHICH[sum]}), 'fen', COALESCE(sum(e.fen) FILTER (WHERE ${WHICH[sum]}), 0)) AS "${sum}"`,
).join(', ');

/** The entries of a run as the run deals with them: all of them in one statement, however many they are. */
@Injectable()
export class RunEntries {
  constructor(
    private readonly db: ScopedDb,
    private readonly todos: StreetTodos,
    private readonly texts: Texts,
  ) {}

  async tally(runId: string): Promise<SubsidyTally> {
    const [row] = await this.db.manager.query<SubsidyTally[]>(
      `SELECT ${TALLY} FROM subsidy_entry e WHERE e.run_id = $1`,
      [runId],
    );
    if (!row) throw new Error('a sum has a row');
    return row;
  }

  /** @throws SubsidyRunBlockedError where the asker sees a part of it only: a sum of that would be a wrong one */
  async wholeTally({ id, people }: SubsidyRunRow): Promise<SubsidyTally> {
    const tally = await this.tally(id);
    if (tally.all.count + tally.removed.count !== people) throw new SubsidyRunBlockedError('seen-in-part');
    return tally;
  }

  /** By street, or by the unit itself where the branch stands in none; in the order of the tree. */
  streets(runId: string): Promise<SubsidyStreet[]> {
    return this.db.manager.query<SubsidyStreet[]>(
      `SELECT jsonb_build_object('id', u.id, 'name', u.name) AS unit, ${TALLY}
       FROM subsidy_entry e JOIN core_pub.unit_v1 u ON u.id = COALESCE(e.street_id, e.unit_id)
       WHERE e.run_id = $1 GROUP BY u.id, u.name, u.code, u.path ORDER BY u.code, u.path`,
      [runId],
    );
  }

  async enter(run: SubsidyRunRow, holders: readonly OfficeHolder[], shares: readonly Share[]): Promise<void> {
    const fen = new Map(shares.map((share) => [share.appointmentId, share.fen]));
    const rows = holders.map((holder) => ({
      id: uuidv7(),
      event: uuidv7(),
      ...holder,
      fen: fen.get(holder.appointmentId) ?? 0,
    }));
    await this.db.manager.query(
      `INSERT INTO subsidy_entry (id, run_id, run_title, appointment_id, person_id, person_name, organisation_id, organisation_name,
         computed_unit, fen, unit_id, state, state_since, created_at, created_by, version)
       SELECT r.id, $2, $3, r."appointmentId", r."personId", r.person, r."organisationId", r.organisation, r."unitId", r.fen,
         r."unitId", 'open', now(), now(), $4, 1
       FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "appointmentId" uuid, "personId" uuid, person text, "organisationId" uuid,
         organisation text, "unitId" integer, fen bigint)`,
      [JSON.stringify(rows), run.id, run.title, this.db.context.account.id],
    );
    await this.write(
      'compute',
      rows.map(({ id, event }) => ({ id, event })),
      null,
    );
  }

  /** Those that were never handed down are not kept. */
  async forget(runId: string): Promise<void> {
    await this.db.manager.query('DELETE FROM subsidy_entry WHERE run_id = $1 AND released_on IS NULL', [runId]);
  }

  /**
   * Holds those that core says something else about than when they were computed, unless somebody has looked at just that
   * and kept them. Answers how many, and how many hold the post now without being in the run.
   */
  async hold(runId: string, holders: readonly OfficeHolder[]): Promise<{ held: number; newcomers: number }> {
    const now = JSON.stringify(holders.map(({ appointmentId, unitId }) => ({ appointmentId, unitId })));
    const held = await this.db.manager.query<[{ id: string; held_for: 'ended' | 'moved' }[], number]>(
      `WITH now AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS n ("appointmentId" uuid, "unitId" integer)),
         changed AS (
           SELECT e.id, CASE WHEN n."appointmentId" IS NULL THEN 'ended' ELSE 'moved' END AS why
           FROM subsidy_entry e LEFT JOIN now n ON n."appointmentId" = e.appointment_id
           WHERE e.run_id = $1 AND e.state IN ('open', 'failed') AND (n."appointmentId" IS NULL OR n."unitId" <> e.computed_unit))
       UPDATE subsidy_entry e SET state = 'held', held_for = c.why, failure = NULL, state_since = now(), version = e.version + 1
       FROM changed c WHERE c.id = e.id AND e.state IN ('open', 'failed') AND e.kept_for IS DISTINCT FROM c.why RETURNING e.id, e.held_for`,
      [runId, now],
    );
    const [rows] = held;
    for (const why of ['ended', 'moved'] as const) {
      const ids = rows.filter((row) => row.held_for === why).map(({ id }) => ({ id, event: uuidv7() }));
      await this.write('hold', ids, this.word(`subsidy-entry.held-for.${why}`));
    }
    const [more] = await this.db.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM jsonb_to_recordset($2::jsonb) AS n ("appointmentId" uuid)
       WHERE NOT EXISTS (SELECT FROM subsidy_entry e WHERE e.run_id = $1 AND e.appointment_id = n."appointmentId")`,
      [runId, now],
    );
    return { held: rows.length, newcomers: more?.count ?? 0 };
  }

  /** Hands down everything that is not held. Answers how much that is. */
  async release(run: SubsidyRunRow, day: Day): Promise<number> {
    await this.wholeTally(run);
    const [rows] = await this.db.manager.query<[{ fen: string }[], number]>(
      `UPDATE subsidy_entry SET released_on = $2, version = version + 1 WHERE run_id = $1 AND state = 'open' RETURNING fen`,
      [run.id, day],
    );
    if (rows.length === 0) throw new SubsidyRunBlockedError('all-held');
    await this.todos.update(run.id);
    return rows.reduce((sum, { fen }) => sum + Number(fen), 0);
  }

  private async write(action: string, lines: readonly { id: string; event: string }[], reason: string | null) {
    if (lines.length === 0) return;
    await this.db.manager.query(
      `INSERT INTO subsidy_entry_event (id, subsidy_entry_id, action, at, actor_id, reason)
       SELECT l.event, l.id, $2, now(), $3, $4 FROM jsonb_to_recordset($1::jsonb) AS l (id uuid, event uuid)`,
      [JSON.stringify(lines), action, this.db.context.account.id, reason],
    );
  }

  private word(key: string): string {
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}
