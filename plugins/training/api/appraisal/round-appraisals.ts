import { addDays, dayStart } from '@linli/contracts';
import type { HeldAppointment } from '@linli/contracts';
import { PlatformClock, Records, ScopedDb, Todos } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { APPRAISAL_ROUND_MACHINE } from '../../contract/index.ts';
import type { AppraisalRoundRow } from '../appraisal-round/appraisal-round.entity.ts';
import { NobodyToAppraiseError } from '../appraisal-round/appraisal-round.errors.ts';
import { CommunityStaff } from '../people/community-staff.ts';
import { AppraisalRow } from './appraisal.entity.ts';
import { appraisalRecord } from './appraisal.record.ts';

const TO_ASSESS = 'training.appraisal-round.to-assess';

/** The appraisals of a round. */
@Injectable()
export class RoundAppraisals {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly staff: CommunityStaff,
    private readonly clock: PlatformClock,
    private readonly todos: Todos,
  ) {}

  /** How many the asker sees, by their state. */
  async counts(roundId: string): Promise<Record<string, number>> {
    const rows = await this.db.manager.query<{ state: string; n: number }[]>(
      'SELECT state, count(*)::integer AS n FROM appraisal WHERE round_id = $1 GROUP BY state',
      [roundId],
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  /** One for everybody of the staff who holds one of the posts below the round's unit now, and one todo for the assessor. */
  async openAll(round: AppraisalRoundRow): Promise<void> {
    const staff = await this.staff.holding(round.posts, round.unitId);
    if (staff.length === 0) throw new NobodyToAppraiseError();
    await this.tellAssessor(round);
    for (const holder of staff) await this.open(round, holder);
  }

  /** The round takes longer: its assessor sees all of it until then, and has as long for what is open. */
  async extendAll(round: AppraisalRoundRow): Promise<void> {
    // Not a step of each: nobody who is filling in a form is to be told that somebody else was quicker.
    await this.db.manager.query('UPDATE appraisal SET ends_on = $2 WHERE round_id = $1', [round.id, round.endsOn]);
    const { open = 0 } = await this.counts(round.id);
    if (open > 0) await this.tellAssessor(round);
  }

  /** The assessor has filed one: none is left, and their todo is done. */
  async filed(roundId: string): Promise<void> {
    const { open = 0 } = await this.counts(roundId);
    if (open === 0) await this.todos.close({ type: APPRAISAL_ROUND_MACHINE.noun, id: roundId }, TO_ASSESS);
  }

  /** All of them are one piece of work: a todo each would hide everything else that waits for the assessor. */
  private tellAssessor({ id, title, unitId, assessorId, stateSince, endsOn }: AppraisalRoundRow): Promise<void> {
    return this.todos.open(
      { type: APPRAISAL_ROUND_MACHINE.noun, id, title, route: `assess?round=${id}&state=open`, unitId },
      { kind: TO_ASSESS, accountId: assessorId, since: stateSince, until: dayStart(addDays(endsOn, 1)) },
    );
  }

  private open(round: AppraisalRoundRow, holder: HeldAppointment): Promise<AppraisalRow> {
    const { id: roundId, title: roundTitle, points, startsOn, endsOn, assessorId } = round;
    const { person, organisation, unitId, post, id: appointmentId } = holder;
    const createdAt = this.clock.now();
    return this.records.begin(
      appraisalRecord,
      {
        ...{ roundId, roundTitle, points, startsOn, endsOn, assessorId: assessorId ?? '' },
        ...{ personId: person.id, personName: person.name, accountId: person.accountId, appointmentId, post, unitId },
        ...{ organisation: organisation.name, findings: null, summary: null, reply: null, replyUntil: null },
        ...{ createdAt, createdBy: this.db.context.account.id },
      },
      createdAt,
    );
  }
}
