import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** What hangs on an award: stories are emptied with it, and nothing that was promised is due any more. */
@Injectable()
export class Keepsakes {
  constructor(private readonly db: ScopedDb) {}

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

  async clearAll(awardId: string): Promise<void> {
    await this.clearStories(awardId);
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

  private async addLine(noun: 'story' | 'aftercare', id: string, action: string): Promise<void> {
    await this.db.manager.query(
      `INSERT INTO ${noun}_event (id, ${noun}_id, action, at, actor_id) VALUES (gen_random_uuid(), $1, $2, now(), $3)`,
      [id, action, this.db.context.account.id],
    );
  }
}
