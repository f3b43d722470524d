import type { Page } from '@linli/contracts';
import { AnsweredRecords, Notices, Records, ScopedDb } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AWARD_BLOCKED, MIN_CANDIDATE_DAYS } from '../../contract/index.ts';
import type {
  BeginCandidacy,
  Candidacy,
  CandidacyDetail,
  CandidacyHistory,
  CandidacyListQuery,
  CandidacyMachine,
  InvestigateCandidacy,
  PublishCandidacy,
  RefuseCandidacy,
} from '../../contract/index.ts';
import { CandidacyWords } from './candidacy-words.ts';
import { CandidacyBlockedError } from './candidacy.errors.ts';
import type { CandidacyRow } from './candidacy.entity.ts';
import { candidacies, candidacyRecord as record } from './candidacy.record.ts';
import { Nominees } from './nominees.ts';

const TYPE = 'honours.candidacy';

@Injectable()
export class CandidacyService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly nominees: Nominees,
    private readonly notices: Notices,
    private readonly words: CandidacyWords,
    private readonly db: ScopedDb,
  ) {}

  findPage(query: CandidacyListQuery): Promise<Page<Candidacy>> {
    return this.answered.page(candidacies, query);
  }

  async get(id: string): Promise<CandidacyDetail> {
    const shown = await this.answered.get(candidacies, id);
    return { ...shown, notice: await this.notices.find({ type: TYPE, id }, AWARD_BLOCKED) };
  }

  getHistory(id: string): Promise<CandidacyHistory> {
    return this.answered.history(candidacies, id);
  }

  /** Once for each nominee who agreed. */
  async begin({ nominationId }: BeginCandidacy): Promise<CandidacyDetail> {
    const { no, roundTitle, class: honour, unitId, involved } = await this.nominees.agreed(nominationId);
    const [known] = await this.db.manager.query<unknown[]>('SELECT FROM candidacy WHERE nomination_id = $1', [
      nominationId,
    ]);
    if (known) throw new CandidacyBlockedError('known', { no });
    const later = { noticeId: null, objectedOn: null, finding: null, awardId: null };
    const all = [...new Set([...involved, this.db.context.account.id])];
    const values = { nominationId, no, roundTitle, class: honour, unitId, involved: all, ...later };
    return this.get((await this.answered.begin(candidacies, values)).id);
  }

  /** Not before somebody was asked, and everybody asked has answered. */
  shortlist(id: string, version: number): Promise<CandidacyDetail> {
    const patch = async () => {
      const [asked] = await this.db.manager.query<{ open: number; answered: number }[]>(
        `SELECT count(*) FILTER (WHERE state = 'asked')::integer AS open,
           count(*) FILTER (WHERE state = 'answered')::integer AS answered FROM opinion WHERE candidacy_id = $1`,
        [id],
      );
      if (!asked || asked.open > 0) throw new CandidacyBlockedError('opinions-open', { count: asked?.open ?? 0 });
      if (asked.answered === 0) throw new CandidacyBlockedError('opinions-missing');
      return {};
    };
    return this.act(id, { action: 'shortlist', version, patch });
  }

  /** Opens its notice in core, which two people publish there. */
  publish(id: string, { shownText, days, version }: PublishCandidacy): Promise<CandidacyDetail> {
    const patch = async (row: CandidacyRow) => {
      this.words.checkPublic(shownText);
      const { no, roundTitle, unitId } = row;
      const title = this.words.of('candidacy.notice.title', { round: roundTitle, no }).slice(0, 100);
      const noticeId = await this.notices.open({
        ...{ title, text: shownText, unitId, days, minDays: MIN_CANDIDATE_DAYS, objectionDays: days },
        record: { type: TYPE, id, title: `№ ${no}`, route: `candidacies/${id}` },
        blocks: AWARD_BLOCKED,
      });
      return { noticeId };
    };
    return this.act(id, { action: 'publish', version, patch, said: { days } });
  }

  /** There is an objection: it is looked into, and until then nothing goes on. */
  object(id: string, version: number): Promise<CandidacyDetail> {
    const patch = async ({ noticeId }: CandidacyRow) => {
      if (noticeId === null || (await this.notices.countObjections(noticeId)) === 0)
        throw new CandidacyBlockedError('no-objection');
      return { objectedOn: this.words.today, finding: null };
    };
    return this.act(id, { action: 'object', version, patch });
  }

  investigate(id: string, { finding, version }: InvestigateCandidacy): Promise<CandidacyDetail> {
    return this.act(id, { action: 'investigate', version, patch: { finding } });
  }

  /** The reason is told to the nominee; the notice, if there is one, is taken back. */
  refuse(id: string, { reason, version }: RefuseCandidacy): Promise<CandidacyDetail> {
    const patch = async ({ noticeId }: CandidacyRow) => {
      if (noticeId !== null) await this.notices.withdraw(noticeId, this.words.of('candidacy.notice.ended'));
      return {};
    };
    return this.act(id, { action: 'refuse', version, patch, said: { reason } });
  }

  /** What the award may go on with: the notice has run, and every objection was looked into. @throws otherwise */
  async checkAward({ id, noticeId, finding }: CandidacyRow): Promise<void> {
    await this.notices.check({ type: TYPE, id }, AWARD_BLOCKED);
    const objections = noticeId === null ? 0 : await this.notices.countObjections(noticeId);
    if (objections > 0 && finding === null) throw new CandidacyBlockedError('not-investigated', { count: objections });
  }

  async act(id: string, step: WantedStep<CandidacyMachine, CandidacyRow>): Promise<CandidacyDetail> {
    await this.records.act(record, id, step);
    return this.get(id);
  }
}
