import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeSixMustList,
  DraftSixMustList,
  DropSixMustList,
  EndSixMustList,
  IssueSixMustList,
  SixMustList,
  SixMustListDetail,
  SixMustListHistory,
  SixMustListQuery,
} from '../../contract/index.ts';
import { SixMustListRow } from './six-must-list.entity.ts';
import { ListDayAheadError, ListDayBeforeError, ListUnitError } from './six-must-list.errors.ts';
import { sixMustListRecord as record, sixMustLists } from './six-must-list.record.ts';

@Injectable()
export class SixMustListService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly clock: PlatformClock,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  /** Those in reach, and those that units above have laid down: the table's own policies say which. */
  findPage(query: SixMustListQuery): Promise<Page<SixMustList>> {
    return this.answered.page(sixMustLists, query, { read: 'own' });
  }

  get(id: string): Promise<SixMustListDetail> {
    return this.answered.get(sixMustLists, id);
  }

  getHistory(id: string): Promise<SixMustListHistory> {
    return this.answered.history(sixMustLists, id);
  }

  async draft({ note, ...about }: DraftSixMustList): Promise<SixMustListDetail> {
    const [unit] = await this.db.manager.query<{ level: string }[]>(
      'SELECT level FROM core_pub.unit_v1 WHERE id = $1',
      [about.unitId],
    );
    // A unit that is out of reach is refused as such when the record begins.
    if (unit && unit.level !== 'district') throw new ListUnitError();
    const values = { ...about, note: note ?? null, inForceFrom: null, inForceUntil: null };
    return this.answered.begin(sixMustLists, values);
  }

  change(id: string, { note, version, ...about }: ChangeSixMustList): Promise<SixMustListDetail> {
    const patch = { ...about, note: note ?? null };
    return this.answered.act(sixMustLists, id, { action: 'change', version, patch });
  }

  /** It is in force from that day; the list before it until then. */
  issue(id: string, { inForceFrom, version }: IssueSixMustList): Promise<SixMustListDetail> {
    const patch = async ({ title, unitId }: SixMustListRow) => {
      if (inForceFrom > this.clock.today()) throw new ListDayAheadError(inForceFrom);
      // Whoever puts another list in force at this moment is waited for.
      await this.db.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('six-must-list', $1))`, [unitId]);
      const before = await this.db.manager.findOneBy(SixMustListRow, { unitId, state: 'in-force' });
      if (before) await this.replace(before, { title, inForceFrom });
      return { inForceFrom };
    };
    return this.answered.act(sixMustLists, id, { action: 'issue', version, patch });
  }

  end(id: string, { reason, version }: EndSixMustList): Promise<SixMustListDetail> {
    const patch = { inForceUntil: this.clock.today() };
    return this.answered.act(sixMustLists, id, { action: 'end', version, patch, said: { reason } });
  }

  drop(id: string, { reason, version }: DropSixMustList): Promise<SixMustListDetail> {
    return this.answered.act(sixMustLists, id, { action: 'drop', version, said: { reason } });
  }

  private async replace(before: SixMustListRow, { title, inForceFrom }: { title: string; inForceFrom: string }) {
    if (before.inForceFrom !== null && inForceFrom < before.inForceFrom)
      throw new ListDayBeforeError(before.title, before.inForceFrom);
    const key = 'six-must-list.replaced';
    const reason = this.texts.find(this.db.context.locale, key, { title }) ?? key;
    await this.records.act(record, before.id, {
      action: 'end',
      version: before.version,
      patch: { inForceUntil: inForceFrom },
      said: { reason },
    });
  }
}
