import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, PublishGate, ScopedDb, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  AnswerOpinion,
  AskOpinion,
  Opinion,
  OpinionDetail,
  OpinionHistory,
  OpinionListQuery,
  TakeBackOpinion,
} from '../../contract/index.ts';
import { OpinionBlockedError } from './opinion.errors.ts';
import { opinionsOn } from './opinion.record.ts';

@Injectable()
export class OpinionService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly db: ScopedDb,
    private readonly clock: PlatformClock,
    private readonly calendar: WorkingCalendar,
    private readonly gate: PublishGate,
  ) {}

  findPage({ candidacy, ...query }: OpinionListQuery): Promise<Page<Opinion>> {
    return this.answered.page(this.kind, query, candidacy === undefined ? {} : { oneOf: { candidacyId: [candidacy] } });
  }

  get(id: string): Promise<OpinionDetail> {
    return this.answered.get(this.kind, id);
  }

  getHistory(id: string): Promise<OpinionHistory> {
    return this.answered.history(this.kind, id);
  }

  /** While opinions are asked, each body once; due so many working days from today. */
  async ask({ candidacyId, organisationId, days }: AskOpinion): Promise<OpinionDetail> {
    const [asked] = await this.db.manager.query<{ no: string; unit_id: number; is_known: boolean }[]>(
      `SELECT c.no, c.unit_id, EXISTS (SELECT FROM opinion o WHERE o.candidacy_id = c.id AND o.organisation_id = $2
         AND o.state <> 'taken-back') AS is_known FROM candidacy c WHERE c.id = $1 AND c.state = 'opinions' FOR UPDATE`,
      [candidacyId, organisationId],
    );
    if (!asked) throw new OpinionBlockedError('no-candidacy');
    if (asked.is_known) throw new OpinionBlockedError('asked-already');
    const [body] = await this.db.manager.query<{ name: string }[]>(
      'SELECT name FROM core_pub.organisation_v1 WHERE id = $1',
      [organisationId],
    );
    if (!body) throw new OpinionBlockedError('no-organisation');
    const { day: dueOn } = (await this.calendar.of(asked.unit_id)).deadline(this.clock.today(), days);
    return this.answered.begin(this.kind, {
      ...{ candidacyId, organisationId, no: asked.no, unitId: asked.unit_id, organisationName: body.name, dueOn },
      ...{ verdict: null, words: null, signedBy: null },
    });
  }

  answer(id: string, { verdict, words, signedBy, version }: AnswerOpinion): Promise<OpinionDetail> {
    this.gate.check({ words });
    const patch = { verdict, words, signedBy: signedBy ?? null };
    return this.answered.act(this.kind, id, { action: 'answer', version, patch });
  }

  takeBack(id: string, { reason, version }: TakeBackOpinion): Promise<OpinionDetail> {
    return this.answered.act(this.kind, id, { action: 'take-back', version, said: { reason } });
  }

  private get kind() {
    return opinionsOn(this.clock.today());
  }
}
