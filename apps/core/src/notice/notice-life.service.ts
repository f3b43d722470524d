import type { NoticeDetail, ReasonNotice, UpdateNotice } from '@linli/contracts';
import { endOf, ScopedDb, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';
import { NoticeActs } from './notice-acts.ts';
import { NoticeChecks } from './notice-checks.ts';
import type { NoticeColumnState } from './notice.policy.ts';
import { NoticeService } from './notice.service.ts';

/** From the draft over two persons to the public, and back. */
@Injectable()
export class NoticeLifeService {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly acts: NoticeActs,
    private readonly readable: NoticeService,
    private readonly calendar: WorkingCalendar,
    private readonly checks: NoticeChecks,
  ) {}

  async update(id: string, { version, title, text, days, objectionDays }: UpdateNotice): Promise<NoticeDetail> {
    const { row, before } = await this.acts.begin(id, 'update', version);
    this.checks.length(row, { days, objectionDays });
    await this.db.manager.query(
      'UPDATE core.notice SET title = $2, text = $3, days = $4, objection_days = $5, version = version + 1 WHERE id = $1',
      [id, title, text, days, objectionDays],
    );
    return this.acts.finish(id, { kind: 'updated', before });
  }

  /** The first person: it is as it should go out. */
  async submit(id: string, version: number): Promise<NoticeDetail> {
    const { row, before } = await this.acts.begin(id, 'submit', version);
    this.checks.text(row);
    await this.setState(id, 'to-publish', 'submitted_by = $3', this.db.context.account.id);
    return this.acts.finish(id, { kind: 'submitted', before });
  }

  /** The second person found something. */
  async return(id: string, { version, reason }: ReasonNotice): Promise<NoticeDetail> {
    const { before } = await this.acts.begin(id, 'return', version);
    await this.setState(id, 'draft', 'submitted_by = NULL');
    return this.acts.finish(id, { kind: 'returned', before, reason });
  }

  /** The second person: it goes out, and its days are fixed by the calendar of today. */
  async publish(id: string, version: number): Promise<NoticeDetail> {
    const { row, before } = await this.acts.begin(id, 'publish', version);
    this.checks.text(row);
    const { endsOn, objectionsOn } = this.readable.previewOf(row, await this.calendar.of(row.unitId));
    await this.setState(
      id,
      'published',
      'published_by = $3, published_on = $4, ends_on = $5, objections_on = $6, over_at = $7',
      this.db.context.account.id,
      this.clock.today(),
      endsOn,
      objectionsOn,
      endOf(objectionsOn),
    );
    return this.acts.finish(id, { kind: 'published', before });
  }

  async withdraw(id: string, { version, reason }: ReasonNotice): Promise<NoticeDetail> {
    const { before } = await this.acts.begin(id, 'withdraw', version);
    await this.setState(id, 'withdrawn', 'reason = $3', reason);
    return this.acts.finish(id, { kind: 'withdrawn', before, reason });
  }

  private async setState(id: string, state: NoticeColumnState, more: string, ...values: unknown[]): Promise<void> {
    await this.db.manager.query(`UPDATE core.notice SET state = $2, version = version + 1, ${more} WHERE id = $1`, [
      id,
      state,
      ...values,
    ]);
  }
}
