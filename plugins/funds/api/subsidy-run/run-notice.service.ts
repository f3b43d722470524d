import type { NoticeStanding } from '@linli/contracts';
import { Notices, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { SUBSIDY_NOTICE_DAYS, SUBSIDY_TOTAL_SHOWN, yuanText } from '../../contract/index.ts';
import { RunEntries } from '../subsidy-entry/run-entries.service.ts';
import type { SubsidyRunRow } from './subsidy-run.entity.ts';
import { SubsidyRunBlockedError } from './subsidy-run.errors.ts';

const TYPE = 'funds.subsidy-run';

/** What of a run is shown to the public: its total and what each street got. No name, no branch, no single amount. */
@Injectable()
export class RunNotice {
  constructor(
    private readonly db: ScopedDb,
    private readonly notices: Notices,
    private readonly entries: RunEntries,
    private readonly texts: Texts,
  ) {}

  find(id: string): Promise<NoticeStanding | null> {
    return this.notices.find({ type: TYPE, id }, SUBSIDY_TOTAL_SHOWN);
  }

  /** Opens it as a draft: two people publish it on core's page. */
  async open(run: SubsidyRunRow): Promise<string> {
    const { id, title, schemeTitle, unitId } = run;
    const { paid } = await this.entries.wholeTally(run);
    const lines = (await this.entries.streets(id)).map((street) =>
      this.word('subsidy-run.notice.street', {
        street: street.unit.name,
        count: street.paid.count,
        amount: yuanText(street.paid.fen),
      }),
    );
    const about = { title, scheme: schemeTitle, count: paid.count, amount: yuanText(paid.fen), day: run.releasedOn };
    return this.notices.open({
      title: this.word('subsidy-run.notice.title', about).slice(0, 100),
      text: [this.word('subsidy-run.notice.text', about), ...lines].join('\n'),
      unitId,
      days: SUBSIDY_NOTICE_DAYS,
      minDays: SUBSIDY_NOTICE_DAYS,
      objectionDays: SUBSIDY_NOTICE_DAYS,
      record: { type: TYPE, id, title, route: `subsidy-runs/${id}` },
      blocks: SUBSIDY_TOTAL_SHOWN,
    });
  }

  /** Two people have published it; how long it hangs is for its own days to say. */
  async checkShown(id: string): Promise<void> {
    const standing = await this.find(id);
    if (!standing || standing.phase === 'draft' || standing.phase === 'to-publish')
      throw new SubsidyRunBlockedError('notice-not-published');
  }

  private word(key: string, params: Record<string, unknown>): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }
}
