import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, PublishGate, ScopedDb, Texts, sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  Aftercare,
  AftercareDetail,
  AftercareHistory,
  AftercareListQuery,
  ChangeAftercare,
  DropAftercare,
  FulfilAftercare,
  PromiseAftercare,
} from '../../contract/index.ts';
import { AftercareDayError, AftercareWithoutAwardError } from './aftercare.errors.ts';
import { aftercareOn } from './aftercare.record.ts';

@Injectable()
export class AftercareService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly clock: PlatformClock,
    private readonly gate: PublishGate,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  findPage({ award, dueBy, ...query }: AftercareListQuery): Promise<Page<Aftercare>> {
    const due = dueBy === undefined ? [] : [sql`row.state = 'promised' AND row.due_on <= ${dueBy}::date`];
    return this.answered.page(this.kind, query, {
      where: due,
      ...(award === undefined ? {} : { oneOf: { awardId: [award] } }),
    });
  }

  get(id: string): Promise<AftercareDetail> {
    return this.answered.get(this.kind, id);
  }

  getHistory(id: string): Promise<AftercareHistory> {
    return this.answered.history(this.kind, id);
  }

  async promise({ awardId, ...about }: PromiseAftercare): Promise<AftercareDetail> {
    this.gate.check({ what: about.what });
    const [award] = await this.db.manager.query<{ unit_id: number }[]>(
      'SELECT unit_id FROM award WHERE id = $1 AND person_name IS NOT NULL',
      [awardId],
    );
    if (!award) throw new AftercareWithoutAwardError();
    return this.answered.begin(this.kind, { ...about, awardId, unitId: award.unit_id, doneOn: null, result: null });
  }

  change(id: string, { version, ...about }: ChangeAftercare): Promise<AftercareDetail> {
    this.gate.check({ what: about.what });
    return this.answered.act(this.kind, id, { action: 'change', version, patch: about });
  }

  fulfil(id: string, { doneOn, result, version }: FulfilAftercare): Promise<AftercareDetail> {
    this.gate.check({ result });
    if (doneOn > this.clock.today()) {
      const message = this.texts.find(this.db.context.locale, 'errors.honours.aftercare.day-ahead.title') ?? '';
      throw new AftercareDayError('day-ahead', { field: 'doneOn', message });
    }
    return this.answered.act(this.kind, id, { action: 'fulfil', version, patch: { doneOn, result: result ?? null } });
  }

  drop(id: string, { reason, version }: DropAftercare): Promise<AftercareDetail> {
    return this.answered.act(this.kind, id, { action: 'drop', version, said: { reason } });
  }

  private get kind() {
    return aftercareOn(this.clock.today());
  }
}
