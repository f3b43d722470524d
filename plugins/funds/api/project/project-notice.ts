import type { NoticeStanding } from '@linli/contracts';
import { Notices, PlatformClock, PublishGate, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { APPROVAL_BLOCKED, MIN_PROJECT_NOTICE_DAYS, yuanText } from '../../contract/index.ts';
import type { PaperNotice } from '../../contract/index.ts';
import type { ProjectRow } from './project.entity.ts';
import { ProjectBlockedError } from './project.errors.ts';
import { ProjectWords } from './project-words.ts';

const TYPE = 'funds.project';

/** The notice that the approval of a project waits for: core's, published by two people there. */
@Injectable()
export class ProjectNotices {
  constructor(
    private readonly notices: Notices,
    private readonly gate: PublishGate,
    private readonly clock: PlatformClock,
    private readonly calendar: WorkingCalendar,
    private readonly words: ProjectWords,
  ) {}

  find(id: string): Promise<NoticeStanding | null> {
    return this.notices.find({ type: TYPE, id }, APPROVAL_BLOCKED);
  }

  /** Opens it as a draft. What it says is what for and how much; nobody's name and no supplier's account. */
  open(row: ProjectRow, days: number): Promise<string> {
    const { id, title, need, unitId } = row;
    this.gate.check({ title, need });
    return this.notices.open({
      title: this.words.say('project.notice.title', { title }).slice(0, 100),
      text: this.textOf(row),
      unitId,
      days,
      minDays: MIN_PROJECT_NOTICE_DAYS,
      objectionDays: days,
      record: { type: TYPE, id, title, route: `projects/${id}` },
      blocks: APPROVAL_BLOCKED,
    });
  }

  /** @throws NoticeBlocksError, or ProjectBlockedError while the one on paper still hangs. */
  async check({ id, paperUntil }: ProjectRow): Promise<void> {
    if (paperUntil === null) await this.notices.check({ type: TYPE, id }, APPROVAL_BLOCKED);
    else if (paperUntil >= this.clock.today()) throw new ProjectBlockedError('paper-running', { until: paperUntil });
  }

  /** A notice on paper was long enough, by the calendar of the district, and is no way around one in core. */
  async checkPaper({ id, unitId, heldOn }: ProjectRow, { from, until }: PaperNotice): Promise<void> {
    const known = await this.find(id);
    if (known && known.phase !== 'withdrawn') throw new ProjectBlockedError('notice-known');
    if (from > this.clock.today()) throw this.words.atField('funds.project.day-ahead', 'from');
    if (heldOn !== null && from < heldOn)
      throw this.words.atField('funds.project.day-before', 'from', { after: heldOn });
    if (until < from) throw this.words.atField('funds.project.notice-turned', 'until');
    const days = (await this.calendar.of(unitId)).between(from, until);
    if (days < MIN_PROJECT_NOTICE_DAYS)
      throw this.words.atField('funds.project.notice-short', 'until', { days: MIN_PROJECT_NOTICE_DAYS });
  }

  async withdraw(noticeId: string | null, reason: string): Promise<void> {
    if (noticeId !== null) await this.notices.withdraw(noticeId, reason);
  }

  private textOf({
    title,
    need,
    items,
    budgetFen,
    attendees,
    votesFor,
    plannedFrom,
    plannedUntil,
  }: ProjectRow): string {
    const head = this.words.say('project.notice.text', {
      title,
      need,
      total: yuanText(budgetFen),
      attendees: attendees ?? 0,
      votesFor: votesFor ?? 0,
      from: plannedFrom,
      until: plannedUntil,
    });
    return `${head}\n\n${items.map(({ name, fen }) => `${name} ¥${yuanText(fen)}`).join('\n')}`;
  }
}
