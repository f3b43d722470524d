import type { Day, Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  AcceptRenovation,
  BeginRenovation,
  CancelRenovation,
  ChangeRenovation,
  OpenRenovation,
  PlanRenovation,
  Renovation,
  RenovationDetail,
  RenovationHistory,
  RenovationListQuery,
  ReworkRenovation,
} from '../../contract/index.ts';
import { VenueGoneError } from '../venue/venue.errors.ts';
import { venueRecord } from '../venue/venue.record.ts';
import type { RenovationRow } from './renovation.entity.ts';
import { RenovationDayError } from './renovation.errors.ts';
import type { WrongDay } from './renovation.errors.ts';
import { renovationsOf } from './renovation.query.ts';
import { renovations } from './renovation.record.ts';

@Injectable()
export class RenovationService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly clock: PlatformClock,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  findPage(query: RenovationListQuery): Promise<Page<Renovation>> {
    return this.answered.page(renovations, query, renovationsOf(query));
  }

  get(id: string): Promise<RenovationDetail> {
    return this.answered.get(renovations, id);
  }

  getHistory(id: string): Promise<RenovationHistory> {
    return this.answered.history(renovations, id);
  }

  async plan({ venueId, note, ...about }: PlanRenovation): Promise<RenovationDetail> {
    this.checkPlan(about);
    const venue = await this.records.get(venueRecord, venueId);
    if (venue.state === 'closed') throw new VenueGoneError(venue.title);
    const { title: venueTitle, kind: venueKind, unitId } = venue;
    return this.answered.begin(renovations, {
      ...about,
      note: note ?? null,
      ...{ venueId, venueTitle, venueKind, unitId },
    });
  }

  change(id: string, { note, version, ...about }: ChangeRenovation): Promise<RenovationDetail> {
    const patch = () => {
      this.checkPlan(about);
      return { ...about, note: note ?? null };
    };
    return this.answered.act(renovations, id, { action: 'change', version, patch });
  }

  begin(id: string, { begunOn, version }: BeginRenovation): Promise<RenovationDetail> {
    const patch = () => {
      this.checkPast('begunOn', begunOn);
      return { begunOn };
    };
    return this.answered.act(renovations, id, { action: 'begin', version, patch });
  }

  accept(id: string, { acceptedOn, version }: AcceptRenovation): Promise<RenovationDetail> {
    const patch = ({ begunOn }: RenovationRow) => {
      this.checkPast('acceptedOn', acceptedOn);
      if (begunOn !== null && acceptedOn < begunOn) throw this.wrongDay('before-begun', 'acceptedOn', begunOn);
      return { acceptedOn };
    };
    return this.answered.act(renovations, id, { action: 'accept', version, patch });
  }

  rework(id: string, { reason, version }: ReworkRenovation): Promise<RenovationDetail> {
    return this.answered.act(renovations, id, { action: 'rework', version, said: { reason } });
  }

  open(id: string, { openedOn, version }: OpenRenovation): Promise<RenovationDetail> {
    const patch = ({ acceptedOn }: RenovationRow) => {
      this.checkPast('openedOn', openedOn);
      if (acceptedOn !== null && openedOn < acceptedOn) throw this.wrongDay('before-accepted', 'openedOn', acceptedOn);
      return { openedOn };
    };
    return this.answered.act(renovations, id, { action: 'open', version, patch });
  }

  cancel(id: string, { reason, version }: CancelRenovation): Promise<RenovationDetail> {
    return this.answered.act(renovations, id, { action: 'cancel', version, said: { reason } });
  }

  private checkPlan({ startsOn, endsOn }: Pick<ChangeRenovation, 'startsOn' | 'endsOn'>): void {
    if (endsOn < startsOn) throw this.wrongDay('turned', 'endsOn', startsOn);
  }

  /** What has happened has happened by now. */
  private checkPast(field: string, day: Day): void {
    if (day > this.clock.today()) throw this.wrongDay('ahead', field, day);
  }

  private wrongDay(what: WrongDay, field: string, day: Day): RenovationDayError {
    const key = `errors.culture.renovation.day-${what}.title`;
    const message = this.texts.find(this.db.context.locale, key, { day }) ?? key;
    return new RenovationDayError(what, { field, message, day });
  }
}
