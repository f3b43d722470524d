import { OutOfReachError, ScopedDb, Subjects } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NominationErasure } from '../nomination/nomination-erasure.ts';
import { NominationRow } from '../nomination/nomination.entity.ts';

/** What hangs on an award: stories are emptied with it, and nothing that was promised is due any more. */
@Injectable()
export class Keepsakes {
  constructor(
    private readonly db: ScopedDb,
    private readonly erasure: NominationErasure,
    private readonly subjects: Subjects,
  ) {}

  /** Every story of the award, in whatever state, has no words any more. */
  async clearStories(awardId: string): Promise<void> {
    const emptied = await this.db.manager.query<{ id: string }[]>(
      `WITH gone AS (UPDATE story SET title = NULL, text = NULL, state = 'taken-down', state_since = now(), version = version + 1
         WHERE award_id = $1 AND state <> 'taken-down' RETURNING id) SELECT id FROM gone`,
      [awardId],
    );
    for (const { id } of emptied) {
      await this.addLine('story', id, 'take-down');
      await this.db.manager.query('SELECT core_pub.todo_close_v1($1, $2, NULL)', ['honours.story', id]);
    }
  }

  /** And answers that were kept for repeated requests: grounds and minutes of a hearing stand in them. */
  async clearAll(awardId: string, candidacyId: string | null): Promise<void> {
    await this.clearStories(awardId);
    await this.subjects.forget(awardId);
    if (candidacyId !== null) await this.clearNomination(candidacyId);
    const dropped = await this.db.manager.query<{ id: string }[]>(
      `WITH gone AS (UPDATE aftercare SET state = 'dropped', state_since = now(), result = NULL, version = version + 1
         WHERE award_id = $1 AND state = 'promised' RETURNING id) SELECT id FROM gone`,
      [awardId],
    );
    for (const { id } of dropped) {
      await this.addLine('aftercare', id, 'drop');
      await this.db.manager.query('SELECT core_pub.todo_close_v1($1, $2, NULL)', ['honours.aftercare', id]);
    }
  }

  /** What it came of says who it was, too. */
  private async clearNomination(candidacyId: string): Promise<void> {
    const [found] = await this.db.manager.query<{ nomination: string }[]>(
      'SELECT nomination_id AS nomination FROM candidacy WHERE id = $1',
      [candidacyId],
    );
    if (!found) throw new OutOfReachError(this.db.context.acting);
    await this.db.manager.update(NominationRow, { id: found.nomination }, this.erasure.cleared());
    await this.erasure.forget(found.nomination);
  }

  private async addLine(noun: 'story' | 'aftercare', id: string, action: string): Promise<void> {
    await this.db.manager.query(
      `INSERT INTO ${noun}_event (id, ${noun}_id, action, at, actor_id) VALUES (gen_random_uuid(), $1, $2, now(), $3)`,
      [id, action, this.db.context.account.id],
    );
  }
}
