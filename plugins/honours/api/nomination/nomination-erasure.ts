import { OutOfReachError, PlatformClock, ScopedDb, Subjects, Todos } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NOMINATION_MACHINE } from '../../contract/index.ts';
import { CandidacyEnd } from '../candidacy/candidacy-end.ts';
import { NominationEventRow, NominationRow } from './nomination.entity.ts';

/** Everything of a nomination that tells, or helps to tell, whom it was about. */
export const NOTHING_OF_THEM = {
  class: null,
  source: null,
  door: null,
  sealed: null,
  mergedInto: null,
  firstVerifierId: null,
  secondVerifierId: null,
  consentVersion: null,
  consentDoor: null,
  consentOn: null,
} as const satisfies Partial<NominationRow>;

/**
 * Clears whoever a nomination is about: their fields, its history, the key that audit lines about them are sealed under, and
 * answers kept for repeated requests. Works in the transaction of the step that it belongs to.
 */
@Injectable()
export class NominationErasure {
  constructor(
    private readonly db: ScopedDb,
    private readonly subjects: Subjects,
    private readonly todos: Todos,
    private readonly clock: PlatformClock,
    private readonly candidacies: CandidacyEnd,
  ) {}

  /** What the row is changed to; with the step's own state, or without one where time alone has run out. */
  cleared() {
    return { ...NOTHING_OF_THEM, erasedOn: this.clock.today() };
  }

  /** After the row was changed: what lies beside it, and all that was joined with it, which is about the same person. */
  async forget(id: string, lastLine?: { keep: string }): Promise<void> {
    await this.candidacies.forget(id);
    for (const joined of await this.joinedWith(id)) {
      const { affected } = await this.db.manager.update(NominationRow, { id: joined }, this.cleared());
      if (affected !== 1) throw new OutOfReachError(this.db.context.acting);
      await this.drop(joined);
    }
    await this.drop(id, lastLine?.keep);
  }

  /** Those that were joined with it, and in turn with these. */
  private async joinedWith(id: string): Promise<string[]> {
    const rows = await this.db.manager.query<{ id: string }[]>(
      `WITH RECURSIVE joined AS (
         SELECT id FROM nomination WHERE merged_into = $1
         UNION SELECT n.id FROM nomination n JOIN joined j ON n.merged_into = j.id)
       SELECT id FROM joined`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  private async drop(id: string, kept?: string): Promise<void> {
    const lines = this.db.manager.createQueryBuilder().delete().from(NominationEventRow);
    await lines
      .where('nomination_id = :id', { id })
      .andWhere(kept === undefined ? 'true' : 'action <> :kept', { kept })
      .execute();
    await this.todos.close({ type: NOMINATION_MACHINE.noun, id });
    await this.subjects.forget(id);
  }
}
