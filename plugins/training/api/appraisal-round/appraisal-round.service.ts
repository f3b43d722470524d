import { AnsweredRecords, Names, PlatformClock, Records, ScopedDb } from '@linli/sdk-server';
import { addDays } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { pointsOf } from '../../contract/index.ts';
import type {
  AppointAssessor,
  AppraisalRound,
  AppraisalRoundDetail,
  AppraisalRoundHistory,
  AppraisalRoundListQuery,
  Assessors,
  CancelAppraisalRound,
  ExtendAppraisalRound,
  PlanAppraisalRound,
} from '../../contract/index.ts';
import { APPRAISAL_PERMISSION } from '../../contract/index.ts';
import { RoundAppraisals } from '../appraisal/round-appraisals.ts';
import type { AppraisalRoundRow } from './appraisal-round.entity.ts';
import { NoAssessorError, NotLaterError, RoundEndsBeforeError, StillOpenError } from './appraisal-round.errors.ts';
import { appraisalRoundRecord, appraisalRounds } from './appraisal-round.record.ts';

@Injectable()
export class AppraisalRoundService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly names: Names,
    private readonly appraisals: RoundAppraisals,
    private readonly clock: PlatformClock,
  ) {}

  async findPage(query: AppraisalRoundListQuery): Promise<Page<AppraisalRound>> {
    const page = await this.answered.page(appraisalRounds, query);
    return { ...page, items: await this.named(page.items) };
  }

  async get(id: string): Promise<AppraisalRoundDetail> {
    const [one] = await this.named([await this.answered.get(appraisalRounds, id)]);
    return { ...(one as AppraisalRoundDetail), counts: await this.appraisals.counts(id) };
  }

  getHistory(id: string): Promise<AppraisalRoundHistory> {
    return this.answered.history(appraisalRounds, id);
  }

  async findAssessors(id: string): Promise<Assessors> {
    const { unitId } = await this.records.get(appraisalRoundRecord, id);
    return { items: await this.assessorsAt(unitId) };
  }

  async plan({ standard, ...round }: PlanAppraisalRound): Promise<AppraisalRoundDetail> {
    if (round.endsOn < round.startsOn) throw new RoundEndsBeforeError();
    const values = { ...round, points: pointsOf(standard), assessorId: null };
    return this.get((await this.answered.begin(appraisalRounds, values)).id);
  }

  async appoint(id: string, { accountId, version }: AppointAssessor): Promise<AppraisalRoundDetail> {
    const patch = async ({ unitId }: AppraisalRoundRow) => {
      const may = (await this.assessorsAt(unitId)).some((each) => each.id === accountId);
      if (!may) throw new NoAssessorError();
      return { assessorId: accountId };
    };
    await this.records.act(appraisalRoundRecord, id, { action: 'appoint', version, patch });
    return this.get(id);
  }

  /** Whoever holds one of the posts now is appraised in it; who comes later is not. */
  async begin(id: string, version: number): Promise<AppraisalRoundDetail> {
    const row = await this.records.act(appraisalRoundRecord, id, { action: 'begin', version });
    await this.appraisals.openAll(row);
    return this.get(id);
  }

  async close(id: string, version: number): Promise<AppraisalRoundDetail> {
    const { 'in-force': done = 0, ...others } = await this.appraisals.counts(id);
    const open = Object.values(others).reduce((sum, count) => sum + count, 0);
    if (open > 0 || done === 0) throw new StillOpenError(open);
    await this.records.act(appraisalRoundRecord, id, { action: 'close', version });
    return this.get(id);
  }

  /** Whatever it has lent is lent until then. */
  async extend(id: string, { endsOn, version }: ExtendAppraisalRound): Promise<AppraisalRoundDetail> {
    const patch = (round: AppraisalRoundRow) => {
      const yesterday = addDays(this.clock.today(), -1);
      const last = round.endsOn > yesterday ? round.endsOn : yesterday;
      if (endsOn <= last) throw new NotLaterError(last);
      return { endsOn };
    };
    const row = await this.records.act(appraisalRoundRecord, id, { action: 'extend', version, patch });
    if (row.state === 'underway') await this.appraisals.extendAll(row);
    return this.get(id);
  }

  async cancel(id: string, { reason, version }: CancelAppraisalRound): Promise<AppraisalRoundDetail> {
    await this.records.act(appraisalRoundRecord, id, { action: 'cancel', version, said: { reason } });
    return this.get(id);
  }

  /** Whom core lets assess there: the role is given, and taken back, on core's own page. */
  private assessorsAt(unitId: number): Promise<{ id: string; name: string }[]> {
    return this.db.manager.query(
      `SELECT id, display_name AS name FROM core_pub.account_v1 AS account
       WHERE core_pub.may_v1(account.id, $1, $2) ORDER BY display_name, id`,
      [APPRAISAL_PERMISSION.assess, unitId],
    );
  }

  private async named<T extends AppraisalRound>(items: readonly T[]): Promise<T[]> {
    const names = await this.names.of(
      [],
      items.flatMap(({ assessor }) => assessor?.id ?? []),
    );
    return items.map((item) => ({
      ...item,
      assessor: item.assessor && { ...item.assessor, name: names.account(item.assessor.id) ?? '—' },
    }));
  }
}
