import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  AnnounceRecruitmentBatch,
  CancelRecruitmentBatch,
  ChangeRecruitmentBatch,
  EnterHireList,
  HireListCheck,
  HireRecruitmentBatch,
  PlainHire,
  PlanRecruitmentBatch,
  PublishRecruitmentBatch,
  RecordNotice,
  RecruitmentBatch,
  RecruitmentBatchDetail,
  RecruitmentBatchHistory,
  RecruitmentBatchListQuery,
  RecruitmentBatchMachine,
  ReviseRecruitmentBatch,
  CheckHireList,
} from '../../contract/index.ts';
import { BatchHires } from '../hire/batch-hires.service.ts';
import { BatchNotices } from './batch-notice.service.ts';
import type { RecruitmentBatchRow } from './recruitment-batch.entity.ts';
import { BatchBlockedError, BatchDayError } from './recruitment-batch.errors.ts';
import { recruitmentBatchRecord as record, recruitmentBatches } from './recruitment-batch.record.ts';

@Injectable()
export class RecruitmentBatchService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly notices: BatchNotices,
    private readonly hires: BatchHires,
    private readonly clock: PlatformClock,
  ) {}

  findPage(query: RecruitmentBatchListQuery): Promise<Page<RecruitmentBatch>> {
    return this.answered.page(recruitmentBatches, query);
  }

  async get(id: string): Promise<RecruitmentBatchDetail> {
    const shown = await this.answered.get(recruitmentBatches, id);
    const [tally, streets] = [await this.hires.tally(id), await this.hires.streets(id)];
    return { ...shown, notice: await this.notices.find(id), tally, streets };
  }

  getHistory(id: string): Promise<RecruitmentBatchHistory> {
    return this.answered.history(recruitmentBatches, id);
  }

  async plan({ note, ...about }: PlanRecruitmentBatch): Promise<RecruitmentBatchDetail> {
    return this.get((await this.answered.begin(recruitmentBatches, { ...about, note: note ?? null })).id);
  }

  change(id: string, { note, version, ...about }: ChangeRecruitmentBatch): Promise<RecruitmentBatchDetail> {
    return this.act(id, { action: 'change', version, patch: { ...about, note: note ?? null } });
  }

  announce(id: string, { announcedOn, place, version }: AnnounceRecruitmentBatch): Promise<RecruitmentBatchDetail> {
    const patch = () => {
      if (announcedOn > this.clock.today()) throw new BatchDayError('ahead', 'announcedOn');
      return { announcedOn, place };
    };
    return this.act(id, { action: 'announce', version, patch });
  }

  async check(id: string, { sheet }: CheckHireList): Promise<HireListCheck> {
    const batch = await this.records.get(record, id);
    this.records.check(record, 'list', batch);
    return this.hires.check(batch, sheet);
  }

  /** In one transaction: all of the list, or the one that was there before. */
  async list(id: string, { sheet, namesakes, version }: EnterHireList): Promise<RecruitmentBatchDetail> {
    const patch = async (batch: RecruitmentBatchRow) => {
      const listed = await this.hires.enter(batch, { sheet, namesakes });
      if (listed > batch.places) throw new BatchBlockedError('too-many', { count: listed, places: batch.places });
      return { listed };
    };
    return this.act(id, { action: 'list', version, patch });
  }

  /** Opens the notice in core, which two people publish there. */
  publish(id: string, { days, version }: PublishRecruitmentBatch): Promise<RecruitmentBatchDetail> {
    const patch = async (batch: RecruitmentBatchRow) => {
      await this.checkListed(batch);
      return {
        noticeId: await this.notices.open(batch, { days }),
        paperFrom: null,
        paperUntil: null,
        paperPlace: null,
      };
    };
    return this.act(id, { action: 'publish', version, patch, said: { days } });
  }

  recordNotice(id: string, { version, ...notice }: RecordNotice): Promise<RecruitmentBatchDetail> {
    const { from: paperFrom, until: paperUntil, place: paperPlace } = notice;
    const patch = async (batch: RecruitmentBatchRow) => {
      await this.checkListed(batch);
      await this.notices.checkPaper(batch, { ...notice, version });
      return { paperFrom, paperUntil, paperPlace };
    };
    return this.act(id, { action: 'record-notice', version, patch, said: { place: paperPlace } });
  }

  revise(id: string, { reason, version }: ReviseRecruitmentBatch): Promise<RecruitmentBatchDetail> {
    const patch = async ({ noticeId }: RecruitmentBatchRow) => {
      await this.notices.withdraw(noticeId, reason);
      return { noticeId: null, paperFrom: null, paperUntil: null, paperPlace: null };
    };
    return this.act(id, { action: 'revise', version, patch, said: { reason } });
  }

  /** Everybody on the list is to be hired; carrying it out in core follows, one by one. */
  async hire(id: string, { startsOn, version }: HireRecruitmentBatch): Promise<RecruitmentBatchDetail> {
    const patch = async (batch: RecruitmentBatchRow) => {
      await this.notices.check(batch);
      await this.checkListed(batch);
      if (batch.announcedOn !== null && startsOn < batch.announcedOn)
        throw new BatchDayError('before-announced', 'startsOn', { day: batch.announcedOn });
      return { startsOn };
    };
    await this.records.act(record, id, { action: 'hire', version, patch });
    await this.hires.begin(id, startsOn);
    return this.get(id);
  }

  close(id: string, { version }: PlainHire): Promise<RecruitmentBatchDetail> {
    const patch = async () => {
      const { pending, refused, listed } = await this.hires.tally(id);
      const count = pending + refused + listed;
      if (count > 0) throw new BatchBlockedError('hires-open', { count });
      return {};
    };
    return this.act(id, { action: 'close', version, patch });
  }

  async cancel(id: string, { reason, version }: CancelRecruitmentBatch): Promise<RecruitmentBatchDetail> {
    const patch = async ({ noticeId }: RecruitmentBatchRow) => {
      await this.notices.withdraw(noticeId, reason);
      return { listed: 0 };
    };
    await this.records.act(record, id, { action: 'cancel', version, patch, said: { reason } });
    await this.hires.forget(id);
    return this.get(id);
  }

  private async checkListed({ id }: RecruitmentBatchRow): Promise<void> {
    if ((await this.hires.tally(id)).listed === 0) throw new BatchBlockedError('list-empty');
  }

  private async act(
    id: string,
    step: WantedStep<RecruitmentBatchMachine, RecruitmentBatchRow>,
  ): Promise<RecruitmentBatchDetail> {
    await this.records.act(record, id, step);
    return this.get(id);
  }
}
