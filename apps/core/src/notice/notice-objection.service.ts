import type { AnswerObjection, NoticeDetail, ObjectToNotice, Revealed, RevealObjection } from '@linli/contracts';
import { covers, Disclosures, PublishGate, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { momentOf, NoticeActs } from './notice-acts.ts';
import {
  NoticeChangedError,
  NoticeInvalidError,
  NoticeNotFoundError,
  NoticeRefusedError,
  NoticeStateError,
} from './notice.errors.ts';
import { ANSWER, answerRefusal } from './notice.policy.ts';
import { NoticeObjectionRepository } from './notice-objection.repository.ts';
import type { NoticeRow, ObjectionRow } from './notice.row.ts';

/** Objections: entered for whoever came, called or wrote, answered by the office whose notice it is. */
@Injectable()
export class NoticeObjections {
  constructor(
    private readonly db: ScopedDb,
    private readonly acts: NoticeActs,
    private readonly objections: NoticeObjectionRepository,
    private readonly gate: PublishGate,
    private readonly disclosures: Disclosures,
    private readonly faults: Faults,
  ) {}

  async enter(id: string, { door, text, name, contact }: ObjectToNotice): Promise<NoticeDetail> {
    const { before } = await this.acts.begin(id, 'object', null);
    if (door === 'staff' && (name !== null || contact !== null)) {
      const field = name === null ? 'contact' : 'name';
      throw new NoticeInvalidError('staff-names-nobody', this.faults.at('core.notice.staff-names-nobody', field));
    }
    // Who they are has fields of its own, which are encrypted.
    this.gate.check({ text });
    await this.objections.insert(id, { door, text }, { name, contact });
    return this.acts.finish(id, { kind: 'objected', before, after: { door } });
  }

  async answer(id: string, objectionId: string, { upheld, reply, version }: AnswerObjection): Promise<NoticeDetail> {
    const { notice, objection } = await this.hold(id, objectionId);
    const { account, scopes } = this.db.context;
    const why = answerRefusal(objection, notice, account.id, scopes);
    if (why === 'out-of-reach' || why === 'own-objection')
      throw new NoticeRefusedError(why, { permission: ANSWER, notice: notice.title });
    if (why)
      throw new NoticeStateError('objection-answered', { notice: notice.title, state: this.acts.phaseWord(notice) });
    if (objection.version !== version) throw new NoticeChangedError(objection.version, undefined);
    // What comes of it is for everybody to read.
    this.gate.check({ reply }, ['landline', 'email']);
    await this.objections.answer(objectionId, { upheld, reply });
    return this.acts.finish(id, {
      kind: 'answered',
      before: { ...momentOf(notice), objection: 'open' },
      after: { objection: upheld ? 'upheld' : 'not-upheld', reply },
    });
  }

  /** Shows who objected, for a reason that stays in the disclosure log. */
  async reveal(id: string, objectionId: string, { fields, reason }: RevealObjection): Promise<Revealed> {
    this.gate.check({ reason });
    const { notice, objection } = await this.hold(id, objectionId);
    if (!covers(this.db.context.scopes.get(ANSWER), notice))
      throw new NoticeRefusedError('out-of-reach', { permission: ANSWER, notice: notice.title });
    const { until } = await this.disclosures.log({
      subject: {
        type: 'core.notice-objection',
        id: objectionId,
        name: this.faults.word('notice.objection-to', { notice: notice.title }) ?? notice.title,
      },
      unit: notice.unitId,
      fields,
      reason,
    });
    const [who] = await this.objections.objectors([objection]);
    return { values: Object.fromEntries(fields.map((field) => [field, who?.[field] ?? null])), until };
  }

  private async hold(id: string, objectionId: string): Promise<{ notice: NoticeRow; objection: ObjectionRow }> {
    const notice = await this.acts.hold(id);
    const objection = await this.objections.find(id, objectionId);
    if (!objection) throw new NoticeNotFoundError('objection-not-found');
    return { notice, objection };
  }
}
