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
import { AftercareFieldError, AftercareWithoutAwardError } from './aftercare.errors.ts';
import type { AftercareRow } from './aftercare.entity.ts';
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
    await this.checkNames(awardId, about);
    return this.answered.begin(this.kind, { ...about, awardId, unitId: award.unit_id, doneOn: null, result: null });
  }

  change(id: string, { version, ...about }: ChangeAftercare): Promise<AftercareDetail> {
    this.gate.check({ what: about.what });
    const patch = async ({ awardId }: AftercareRow) => {
      await this.checkNames(awardId, about);
      return about;
    };
    return this.answered.act(this.kind, id, { action: 'change', version, patch });
  }

  fulfil(id: string, { doneOn, result, version }: FulfilAftercare): Promise<AftercareDetail> {
    this.gate.check({ result });
    if (doneOn > this.clock.today()) throw this.wrong('day-ahead', 'doneOn');
    const patch = async ({ awardId }: AftercareRow) => {
      await this.checkNames(awardId, { result });
      return { doneOn, result: result ?? null };
    };
    return this.answered.act(this.kind, id, { action: 'fulfil', version, patch });
  }

  drop(id: string, { reason, version }: DropAftercare): Promise<AftercareDetail> {
    const patch = async ({ awardId }: AftercareRow) => {
      await this.checkNames(awardId, { reason });
      return {};
    };
    return this.answered.act(this.kind, id, { action: 'drop', version, patch, said: { reason } });
  }

  /** What is promised stays after its award is gone: nothing of it may name anybody. */
  private async checkNames(awardId: string, texts: Readonly<Record<string, unknown>>): Promise<void> {
    const [award] = await this.db.manager.query<{ name: string | null }[]>(
      'SELECT person_name AS name FROM award WHERE id = $1',
      [awardId],
    );
    const name = award?.name;
    const field = name && Object.keys(texts).find((each) => String(texts[each] ?? '').includes(name));
    if (field) throw this.wrong('name-in-text', field);
  }

  private wrong(what: ConstructorParameters<typeof AftercareFieldError>[0], field: string): AftercareFieldError {
    const key = `errors.honours.aftercare.${what}.title`;
    return new AftercareFieldError(what, { field, message: this.texts.find(this.db.context.locale, key) ?? key });
  }

  private get kind() {
    return aftercareOn(this.clock.today());
  }
}
