import type { NoticeAction, NoticeDetail, NoticeEvent } from '@linli/contracts';
import { AuditTrail, covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { NoticeChangedError, NoticeNotFoundError, NoticeRefusedError, NoticeStateError } from './notice.errors.ts';
import { refusal, TRANSITIONS } from './notice.policy.ts';
import { NoticeRepository } from './notice.repository.ts';
import type { NoticeRow } from './notice.row.ts';
import { NoticeService } from './notice.service.ts';

interface Done {
  kind: NoticeEvent['kind'];
  before: Record<string, unknown>;
  reason?: string | undefined;
  /** What of it is said besides how the notice stands; of an objection never its words or whose it is. */
  after?: Record<string, unknown>;
}

/** What every act on a notice begins and ends with: may the asker, is it still as they saw it, and what is written down. */
@Injectable()
export class NoticeActs {
  constructor(
    private readonly db: ScopedDb,
    private readonly notices: NoticeRepository,
    private readonly readable: NoticeService,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  /** The notice, locked, if the act is allowed; at the version that the asker saw, where that matters. */
  async begin(id: string, action: NoticeAction, version: number | null): Promise<{ row: NoticeRow; before: Moment }> {
    const row = await this.hold(id);
    const { account, scopes } = this.db.context;
    const why = refusal(action, row, account.id, scopes);
    if (why === 'out-of-reach' || why === 'same-person')
      throw new NoticeRefusedError(why, { permission: TRANSITIONS[action].permission, notice: row.title });
    if (version !== null && row.version !== version)
      throw new NoticeChangedError(row.version, await this.readable.getDetail(id));
    if (why) throw new NoticeStateError('wrong-state', { notice: row.title, state: this.phaseWord(row) });
    return { row, before: momentOf(row) };
  }

  /** The notice, locked, if the asker may read it. */
  async hold(id: string): Promise<NoticeRow> {
    const row = await this.notices.lock(id);
    if (!row || !covers(this.db.context.scopes.get('core.notice.read'), row)) throw new NoticeNotFoundError();
    return row;
  }

  /** Writes down what was done, and answers the notice as it is now. */
  async finish(id: string, { kind, before, reason, after }: Done): Promise<NoticeDetail> {
    const { account } = this.db.context;
    await this.db.manager.query(
      'INSERT INTO core.notice_event (notice_id, kind, account_id, by_name, reason) VALUES ($1, $2, $3, $4, $5)',
      [id, kind, account.id, account.name, reason ?? null],
    );
    const row = await this.notices.find(id);
    if (!row) throw new NoticeNotFoundError();
    this.audit.changed({
      target: { type: 'core.notice', id, title: row.title },
      unit: row.unitId,
      before,
      after: { ...momentOf(row), ...after },
      ...(reason === undefined ? {} : { reason }),
    });
    return this.readable.getDetail(id);
  }

  phaseWord({ phase }: NoticeRow): string {
    return this.faults.word(`notice.phase.${phase}`) ?? phase;
  }
}

type Moment = ReturnType<typeof momentOf>;

/** A notice at one moment, as the audit log compares it. */
export function momentOf({ title, text, days, objectionDays, phase, endsOn, objectionsOn }: NoticeRow) {
  return { title, text, days, objectionDays, state: phase, endsOn, objectionsOn };
}
