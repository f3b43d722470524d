import { Notices, ScopedDb, Subjects, Texts, Todos } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { CandidacyBlockedError } from './candidacy.errors.ts';

interface Found {
  id: string;
  state: string;
  notice_id: string | null;
  is_named: boolean;
}

/**
 * What follows here when a nominee is cleared: the candidacy ends, its notice is emptied, and so is all that was said about
 * them. In the transaction of the clearing itself, by whoever does that.
 */
@Injectable()
export class CandidacyEnd {
  constructor(
    private readonly db: ScopedDb,
    private readonly notices: Notices,
    private readonly subjects: Subjects,
    private readonly todos: Todos,
    private readonly texts: Texts,
  ) {}

  /** @throws CandidacyBlockedError while there is an award that names them: that is given back first. */
  async forget(nominationId: string): Promise<void> {
    const [found] = await this.db.manager.query<Found[]>(
      `SELECT c.id, c.state, c.notice_id, EXISTS (SELECT FROM award a WHERE a.id = c.award_id AND a.person_name IS NOT NULL) AS is_named
       FROM candidacy c WHERE c.nomination_id = $1`,
      [nominationId],
    );
    if (!found) return;
    if (found.is_named) throw new CandidacyBlockedError('awarded');
    const { id, notice_id: notice } = found;
    await this.todos.close({ type: 'honours.candidacy', id });
    const isOpen = !['awarded', 'not-awarded', 'withdrawn'].includes(found.state);
    await this.run(
      `UPDATE candidacy SET finding = NULL, version = version + 1,
         state = CASE WHEN $2 THEN 'withdrawn' ELSE state END, state_since = CASE WHEN $2 THEN now() ELSE state_since END
       WHERE id = $1`,
      [id, isOpen],
    );
    await this.run('DELETE FROM candidacy_event WHERE candidacy_id = $1', [id]);
    if (isOpen)
      await this.run(
        `INSERT INTO candidacy_event (id, candidacy_id, action, at, actor_id) VALUES (gen_random_uuid(), $1, 'withdraw', now(), $2)`,
        [id, this.db.context.account.id],
      );
    await this.forgetOpinions(id);
    if (notice !== null) await this.notices.forget(notice, this.word('candidacy.notice.forgotten'));
    await this.subjects.forget(id);
  }

  private async forgetOpinions(candidacyId: string): Promise<void> {
    const asked = await this.db.manager.query<{ id: string }[]>('SELECT id FROM opinion WHERE candidacy_id = $1', [
      candidacyId,
    ]);
    for (const { id } of asked) {
      await this.todos.close({ type: 'honours.opinion', id });
      await this.run(
        `UPDATE opinion SET state = 'taken-back', words = NULL, verdict = NULL, signed_by = NULL, version = version + 1 WHERE id = $1`,
        [id],
      );
      await this.run('DELETE FROM opinion_event WHERE opinion_id = $1', [id]);
      await this.subjects.forget(id);
    }
  }

  private async run(text: string, values: unknown[]): Promise<void> {
    await this.db.manager.query(text, values);
  }

  private word(key: string): string {
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}
