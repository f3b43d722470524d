import { MAX_PAGED_ROWS } from '@linli/contracts';
import type {
  Notice,
  NoticeCountQuery,
  NoticeCounts,
  NoticeDetail,
  NoticeObjection,
  NoticeQuery,
  Page,
} from '@linli/contracts';
import { covers, maskValue, ScopedDb, WorkingCalendar } from '@linli/sdk-server';
import type { WorkingDays } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { NoticeNotFoundError } from './notice.errors.ts';
import { actionsFor, objectionActions, seesObjection } from './notice.policy.ts';
import { NoticeObjectionRepository } from './notice-objection.repository.ts';
import { NoticeOwners } from './notice-owners.ts';
import { NoticeRepository } from './notice.repository.ts';
import type { NoticeRow } from './notice.row.ts';

/** Notices as one may look at them. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly notices: NoticeRepository,
    private readonly objections: NoticeObjectionRepository,
    private readonly calendar: WorkingCalendar,
    private readonly owners: NoticeOwners,
  ) {}

  async find(query: NoticeQuery): Promise<Page<Notice>> {
    const { items: rows, total } = await this.notices.page(query, this.reach());
    const calendars = new Map<number | null, WorkingDays>();
    const items: Notice[] = [];
    for (const row of rows) {
      let calendar = calendars.get(row.districtId);
      if (!calendar) calendars.set(row.districtId, (calendar = await this.calendar.of(row.unitId)));
      items.push(this.listed(row, calendar));
    }
    const { page, pageSize } = query;
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }

  count(query: NoticeCountQuery): Promise<NoticeCounts> {
    return this.notices.count(query, this.reach());
  }

  async getDetail(id: string): Promise<NoticeDetail> {
    const row = await this.getReadable(id);
    const { account, scopes } = this.db.context;
    const calendar = await this.calendar.of(row.unitId);
    const standing = await this.notices.standing(row);
    return {
      ...this.listed(row, calendar),
      text: row.text,
      minDays: row.minDays,
      record: row.record,
      submittedBy: row.submittedByName,
      publishedBy: row.publishedByName,
      reason: row.reason,
      // A newer notice about the same record speaks for it.
      standing:
        standing?.notice === row.id
          ? { mayGoOn: standing.mayGoOn, barrier: standing.barrier }
          : { mayGoOn: false, barrier: 'withdrawn' },
      preview: ['draft', 'to-publish'].includes(row.phase) ? this.previewOf(row, calendar) : null,
      createdAt: row.createdAt,
      objections: await this.objectionsOf(row),
      history: await this.notices.history(id),
      actions: actionsFor(row, account.id, scopes),
    };
  }

  /** The row, if the asker may read it. */
  async getReadable(id: string): Promise<NoticeRow> {
    const row = await this.notices.find(id);
    if (!row || !covers(this.reach(), row)) throw new NoticeNotFoundError();
    return row;
  }

  /** The days that a notice has when it is published today. */
  previewOf({ days, objectionDays }: Pick<NoticeRow, 'days' | 'objectionDays'>, calendar: WorkingDays) {
    const today = this.clock.today();
    const window = calendar.deadline(today, objectionDays);
    return { endsOn: calendar.add(today, days), objectionsOn: window.day, unpublished: window.unpublished };
  }

  private listed(row: NoticeRow, calendar: WorkingDays): Notice {
    const { id, title, unitId, unit, phase, days, objectionDays, publishedOn, endsOn, objectionsOn } = row;
    const runs = phase === 'running' && objectionsOn !== null;
    return {
      ...{ id, title, unitId, unit, phase, days, objectionDays, publishedOn, endsOn, objectionsOn },
      owner: { id: row.owner, name: this.owners.nameOf(row.owner) },
      daysLeft: runs ? Math.max(0, calendar.between(this.clock.today(), objectionsOn)) : null,
      openObjections: row.openObjections,
      version: row.version,
    };
  }

  private async objectionsOf(notice: NoticeRow): Promise<NoticeObjection[]> {
    const { account, scopes } = this.db.context;
    const rows = await this.objections.of(notice.id);
    const seen = rows.filter((row) => seesObjection(row, notice, account.id, scopes));
    const objectors = new Map((await this.objections.objectors(seen)).map((who, i) => [seen[i]?.id, who]));
    return rows.map((row): NoticeObjection => {
      const who = objectors.get(row.id);
      return {
        id: row.id,
        door: row.door,
        state: row.state,
        text: who ? row.text : null,
        name: who?.name ? String(maskValue(who.name, 'name')) : null,
        contact: who?.contact ? String(maskValue(who.contact, 'phone')) : null,
        enteredBy: row.enteredByName,
        enteredAt: row.enteredAt,
        reply: row.reply,
        answeredBy: row.answeredBy,
        answeredAt: row.answeredAt,
        version: row.version,
        actions: objectionActions({ ...row, hasObjector: row.objector !== null }, notice, account.id, scopes),
      };
    });
  }

  private reach() {
    return this.db.context.scopes.get('core.notice.read') ?? [];
  }
}
