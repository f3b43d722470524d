import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, PublishGate, Records, ScopedDb, Texts, sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NAME_CONSENT_TEXT } from '../../contract/index.ts';
import type {
  ChangeGoodDeed,
  DeedNames,
  GoodDeed,
  GoodDeedDetail,
  GoodDeedHistory,
  GoodDeedListQuery,
  PlainGoodDeed,
  PublishGoodDeed,
  RecordNaming,
  SaidWhy,
  TellGoodDeed,
} from '../../contract/index.ts';
import { GoodDeedFieldError, NoNameConsentError } from './good-deed.errors.ts';
import type { GoodDeedRow } from './good-deed.entity.ts';
import { goodDeedRecord, goodDeeds } from './good-deed.record.ts';

/** Everything that says who it was, gone. */
const NAMELESS = { personName: null, tellerName: null } as const;

@Injectable()
export class GoodDeedService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly gate: PublishGate,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
    private readonly db: ScopedDb,
  ) {}

  findPage({ shownOn, ...query }: GoodDeedListQuery): Promise<Page<GoodDeed>> {
    return this.answered.page(goodDeeds, query, shownOn === undefined ? {} : { where: shownOnDay(shownOn) });
  }

  get(id: string): Promise<GoodDeedDetail> {
    return this.answered.get(goodDeeds, id);
  }

  getHistory(id: string): Promise<GoodDeedHistory> {
    return this.answered.history(goodDeeds, id);
  }

  async getNames(id: string): Promise<DeedNames> {
    const { personName, tellerName } = await this.records.get(goodDeedRecord, id);
    return { personName, tellerName };
  }

  tell({ personName: person, tellerName: teller, ...told }: TellGoodDeed): Promise<GoodDeedDetail> {
    const [personName, tellerName] = [person ?? null, teller ?? null];
    this.checkWords(told, [personName]);
    const naming = personName === null ? 'none' : 'unasked';
    const later = { namingText: null, publishedAs: null, publishedOn: null, takenDownOn: null };
    return this.answered.begin(goodDeeds, { ...told, ...later, personName, tellerName, naming });
  }

  change(id: string, { version, ...about }: ChangeGoodDeed): Promise<GoodDeedDetail> {
    const patch = ({ personName }: GoodDeedRow) => {
      this.checkWords(about, [personName]);
      return about;
    };
    return this.answered.act(goodDeeds, id, { action: 'change', version, patch });
  }

  check(id: string, { version }: PlainGoodDeed): Promise<GoodDeedDetail> {
    return this.answered.act(goodDeeds, id, { action: 'check', version });
  }

  /** Whoever says no is forgotten with the same step. */
  recordNaming(id: string, { answer, version }: RecordNaming): Promise<GoodDeedDetail> {
    const patch = {
      naming: answer,
      namingText: NAME_CONSENT_TEXT,
      ...(answer === 'refused' ? { personName: null } : {}),
    };
    return this.answered.act(goodDeeds, id, { action: 'record-naming', version, patch, said: { answer } });
  }

  publish(id: string, { as, version }: PublishGoodDeed): Promise<GoodDeedDetail> {
    const patch = ({ naming, personName, title, text }: GoodDeedRow) => {
      this.gate.check({ title, text });
      if (as === 'named' && (naming !== 'given' || personName === null)) throw new NoNameConsentError();
      const forgotten = as === 'named' ? { tellerName: null } : NAMELESS;
      return { ...forgotten, publishedAs: as, publishedOn: this.clock.today() };
    };
    return this.answered.act(goodDeeds, id, { action: 'publish', version, patch });
  }

  sendBack(id: string, { reason, version }: SaidWhy): Promise<GoodDeedDetail> {
    return this.answered.act(goodDeeds, id, { action: 'send-back', version, said: { reason } });
  }

  notPublish(id: string, { reason, version }: SaidWhy): Promise<GoodDeedDetail> {
    this.gate.check({ reason });
    return this.answered.act(goodDeeds, id, { action: 'not-publish', version, patch: NAMELESS, said: { reason } });
  }

  /** At once, whoever asks at the door, and no reason is asked: nothing of it can be read any more. */
  takeDown(id: string, { version }: PlainGoodDeed): Promise<GoodDeedDetail> {
    const patch = () => ({ ...NAMELESS, title: null, text: null, takenDownOn: this.clock.today() });
    return this.answered.act(goodDeeds, id, { action: 'take-down', version, patch });
  }

  /** What is told of a deed names nobody: a name has a field of its own, which can be emptied. */
  private checkWords(
    { title, text, doneOn }: Pick<TellGoodDeed, 'title' | 'text' | 'doneOn'>,
    names: readonly (string | null)[],
  ): void {
    this.gate.check({ title, text });
    const wrong = (what: 'name-in-text' | 'day-ahead', field: string) => {
      const key = `errors.honours.good-deed.${what}.title`;
      throw new GoodDeedFieldError(what, { field, message: this.texts.find(this.db.context.locale, key) ?? key });
    };
    for (const name of names.filter((each) => each !== null)) {
      if (title.includes(name)) wrong('name-in-text', 'title');
      if (text.includes(name)) wrong('name-in-text', 'text');
    }
    if (doneOn > this.clock.today()) wrong('day-ahead', 'doneOn');
  }
}

/** Those that hung out at the end of a day; figure and list ask the same. */
export const shownOnDay = (day: string) => [
  sql`row.published_on <= ${day}::date`,
  sql`(row.taken_down_on IS NULL OR row.taken_down_on > ${day}::date)`,
];
