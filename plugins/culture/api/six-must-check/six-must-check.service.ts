import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { SIX } from '../../contract/index.ts';
import type {
  FileSixMustCheck,
  SixMustCheck,
  SixMustCheckDetail,
  SixMustCheckHistory,
  SixMustCheckQuery,
  WithdrawSixMustCheck,
} from '../../contract/index.ts';
import type { SixMustListRow } from '../six-must-list/six-must-list.entity.ts';
import { sixMustListRecord } from '../six-must-list/six-must-list.record.ts';
import { VenueGoneError } from '../venue/venue.errors.ts';
import { venueRecord } from '../venue/venue.record.ts';
import { CheckDayAheadError, CheckDayBeforeError, OtherListError } from './six-must-check.errors.ts';
import { sixMustChecks } from './six-must-check.record.ts';

@Injectable()
export class SixMustCheckService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly clock: PlatformClock,
  ) {}

  findPage(query: SixMustCheckQuery): Promise<Page<SixMustCheck>> {
    const { venue, list, complete } = query;
    return this.answered.page(sixMustChecks, query, {
      oneOf: { venueId: venue === undefined ? undefined : [venue], listId: list === undefined ? undefined : [list] },
      where: complete === undefined ? [] : [sql`(row.met = ${SIX}::integer) = ${complete === 'yes'}::boolean`],
    });
  }

  get(id: string): Promise<SixMustCheckDetail> {
    return this.answered.get(sixMustChecks, id);
  }

  getHistory(id: string): Promise<SixMustCheckHistory> {
    return this.answered.history(sixMustChecks, id);
  }

  async file({ venueId, listId, checkedOn, findings }: FileSixMustCheck): Promise<SixMustCheckDetail> {
    const venue = await this.records.get(venueRecord, venueId);
    if (venue.state === 'closed') throw new VenueGoneError(venue.title);
    const list = await this.records.get(sixMustListRecord, listId);
    // A list holds in its own district.
    if (list.unitId !== venue.districtId) throw new OtherListError(list.title);
    this.checkDay(list, checkedOn);
    const items = findings.map(({ result, note }, at) => ({
      title: list.items[at]?.title ?? '',
      ...{ result, note: note ?? null },
    }));
    const met = items.filter(({ result }) => result === 'met').length;
    return this.answered.begin(sixMustChecks, {
      ...{ venueId, venueTitle: venue.title, listId, listTitle: list.title },
      ...{ checkedOn, items, met, unitId: venue.unitId },
    });
  }

  withdraw(id: string, { reason, version }: WithdrawSixMustCheck): Promise<SixMustCheckDetail> {
    return this.answered.act(sixMustChecks, id, { action: 'withdraw', version, said: { reason } });
  }

  private checkDay({ state, title, inForceFrom }: SixMustListRow, day: string): void {
    if (state !== 'in-force' || inForceFrom === null) throw new OtherListError(title);
    if (day > this.clock.today()) throw new CheckDayAheadError(day);
    if (day < inForceFrom) throw new CheckDayBeforeError(title, inForceFrom);
  }
}
