import type { NoticeStanding, UnitId } from '@linli/contracts';
import { Notices, PlatformClock, ScopedDb, Texts, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { HIRE_BLOCKED, MIN_NOTICE_DAYS } from '../../contract/index.ts';
import type { PublishRecruitmentBatch, RecordNotice } from '../../contract/index.ts';
import { BatchBlockedError, BatchDayError } from './recruitment-batch.errors.ts';
import type { RecruitmentBatchRow } from './recruitment-batch.entity.ts';

const TYPE = 'training.recruitment-batch';
const MAX_TEXT = 5_000;

interface Named {
  name: string;
  organisation: string;
  street: string;
}

/** The notice that a batch waits for: core's, or one that hung on paper. */
@Injectable()
export class BatchNotices {
  constructor(
    private readonly db: ScopedDb,
    private readonly notices: Notices,
    private readonly calendar: WorkingCalendar,
    private readonly clock: PlatformClock,
    private readonly texts: Texts,
  ) {}

  find(id: string): Promise<NoticeStanding | null> {
    return this.notices.find({ type: TYPE, id }, HIRE_BLOCKED);
  }

  /** Opens it as a draft: two people publish it on core's page. What it says is names, bodies and posts, nothing else. */
  async open(batch: RecruitmentBatchRow, { days }: Pick<PublishRecruitmentBatch, 'days'>): Promise<string> {
    const { id, title, unitId } = batch;
    return this.notices.open({
      title: this.word('recruitment-batch.notice.title', { title }).slice(0, 100),
      text: await this.textOf(batch),
      unitId,
      days,
      minDays: MIN_NOTICE_DAYS,
      objectionDays: days,
      record: { type: TYPE, id, title, route: `recruitment-batches/${id}` },
      blocks: HIRE_BLOCKED,
    });
  }

  /** @throws NoticeBlocksError, or BatchBlockedError while the one on paper still hangs. */
  async check({ id, paperUntil }: RecruitmentBatchRow): Promise<void> {
    if (paperUntil === null) {
      await this.notices.check({ type: TYPE, id }, HIRE_BLOCKED);
      return;
    }
    if (paperUntil >= this.clock.today()) throw new BatchBlockedError('paper-running', { until: paperUntil });
  }

  /** A notice on paper was long enough, by the calendar of the district; and it is no way around one in core. */
  async checkPaper({ id, unitId, announcedOn }: RecruitmentBatchRow, { from, until }: RecordNotice): Promise<void> {
    if (await this.find(id)) throw new BatchBlockedError('notice-known');
    if (from > this.clock.today()) throw new BatchDayError('ahead', 'from');
    if (announcedOn !== null && from < announcedOn)
      throw new BatchDayError('before-announced', 'from', { day: announcedOn });
    if (until < from) throw new BatchDayError('turned', 'until');
    const days = (await this.calendar.of(unitId)).between(from, until);
    if (days < MIN_NOTICE_DAYS) throw new BatchDayError('too-short', 'until', { days: MIN_NOTICE_DAYS });
  }

  async withdraw(noticeId: string | null, reason: string): Promise<void> {
    if (noticeId !== null) await this.notices.withdraw(noticeId, reason);
  }

  private async textOf({ id, title, unitId }: RecruitmentBatchRow): Promise<string> {
    const people = await this.peopleOf(id, unitId);
    const head = this.word('recruitment-batch.notice.text', { title, count: people.length });
    const whole = `${head}\n\n${grouped(people, ({ organisation }) => organisation)}`;
    // Every name stands in it, whatever the length: then by street instead of by body.
    return whole.length <= MAX_TEXT ? whole : `${head}\n\n${grouped(people, ({ street }) => street)}`;
  }

  private peopleOf(batchId: string, unitId: UnitId): Promise<Named[]> {
    return this.db.manager.query<Named[]>(
      `SELECT h.name, h.organisation_name AS organisation, COALESCE(s.name, b.name) AS street
       FROM hire h JOIN core_pub.unit_v1 u ON u.id = h.unit_id JOIN core_pub.unit_v1 b ON b.id = $2
       LEFT JOIN core_pub.unit_v1 s ON s.id = h.street_id
       WHERE h.batch_id = $1 AND h.state = 'listed' ORDER BY u.path, h.organisation_name, h.created_at, h.id`,
      [batchId, unitId],
    );
  }

  private word(key: string, params: Record<string, unknown>): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }
}

function grouped(people: readonly Named[], by: (one: Named) => string): string {
  const groups = new Map<string, string[]>();
  for (const one of people) groups.set(by(one), [...(groups.get(by(one)) ?? []), one.name]);
  return [...groups].map(([group, names]) => `${group}：${names.join('、')}`).join('\n');
}
