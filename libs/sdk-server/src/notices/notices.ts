import { openNoticeSchema } from '@linli/contracts';
import type { NoticeBarrier, NoticeRecord, NoticeStanding, OpenNotice } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { PlatformClock } from '../clock/platform-clock.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { ConflictError } from '../errors.ts';

/** What waits for a notice does not go on; the code says why, `params.notice` which notice it is. */
export class NoticeBlocksError extends ConflictError {
  constructor(
    readonly barrier: NoticeBarrier,
    standing: NoticeStanding | null,
  ) {
    super(`core.notice.blocks-${barrier}`, {
      params: {
        notice: standing?.notice ?? null,
        title: standing?.title ?? '',
        until: standing?.until ?? null,
        count: standing?.openObjections ?? 0,
      },
    });
  }
}

/** A record of the plugin's own, by its type (`training.batch`) and id. */
export type NoticeSubject = Pick<NoticeRecord, 'type' | 'id'>;

/**
 * Notices 公示 about records of a plugin, in the transaction of the request. A plugin opens one and goes on with the record
 * when {@link check} lets it; publishing, objections and answers are core's pages.
 */
@Injectable()
export class Notices {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: PlatformClock,
  ) {}

  /**
   * Opens a notice as a draft and answers its id.
   * @throws ConflictError `core.notice.already-open` while another one for the same record and thing is under way;
   *   InvalidError `core.notice.length` when it is shorter than its own minimum.
   */
  async open(notice: OpenNotice): Promise<string> {
    const [row] = await this.db.manager.query<{ id: string }[]>('SELECT core_pub.notice_open_v1($1::jsonb) AS id', [
      JSON.stringify(openNoticeSchema.parse(notice)),
    ]);
    if (!row) throw new Error('the database says nothing');
    return row.id;
  }

  /** How the newest notice about the record stands; null when there is none. `blocks`: only one for this thing. */
  find(record: NoticeSubject, blocks?: string): Promise<NoticeStanding | null> {
    return this.ask(record, blocks ?? null, false);
  }

  /**
   * Lets the request go on only if the record has a notice for this thing that has run its time and was not objected to, or
   * every objection was answered and none upheld. Until the end of the transaction that stays so.
   * @throws NoticeBlocksError with the reason.
   */
  async check(record: NoticeSubject, blocks: string): Promise<NoticeStanding> {
    const standing = await this.ask(record, blocks, true);
    if (!standing?.mayGoOn) throw new NoticeBlocksError(standing?.barrier ?? 'missing', standing);
    return standing;
  }

  /** Takes a notice back whose record goes another way; answers whether there was one to take back. */
  async withdraw(notice: string, reason: string): Promise<boolean> {
    const [row] = await this.db.manager.query<{ over: boolean }[]>(
      'SELECT core_pub.notice_withdraw_v1($1, $2) AS over',
      [notice, reason],
    );
    return row?.over === true;
  }

  /**
   * Takes a notice back whose person does not want to be read of any more: its words, those of objections and who objected are
   * gone for good, also from what core keeps for repeated requests. `why` stands in their place.
   */
  async forget(notice: string, why: string): Promise<boolean> {
    const [row] = await this.db.manager.query<{ done: boolean }[]>('SELECT core_pub.notice_forget_v1($1, $2) AS done', [
      notice,
      why,
    ]);
    return row?.done === true;
  }

  /** How many objections came in, answered or not. */
  async countObjections(notice: string): Promise<number> {
    const [row] = await this.db.manager.query<{ count: number }[]>(
      'SELECT core_pub.notice_objections_v1($1) AS count',
      [notice],
    );
    return row?.count ?? 0;
  }

  private async ask({ type, id }: NoticeSubject, blocks: string | null, hold: boolean): Promise<NoticeStanding | null> {
    const [row] = await this.db.manager.query<{ standing: NoticeStanding | null }[]>(
      'SELECT core_pub.notice_state_v1($1, $2, $3, $4, $5, COALESCE($6, clock_timestamp())) AS standing',
      [type.split('.')[0], type, id, blocks, hold, this.clock.isMovable ? this.clock.now() : null],
    );
    return row?.standing ?? null;
  }
}
