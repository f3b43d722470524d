import type { Day, Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { lineOf, offHourMinutes, openMinutes, spansOf } from '../../contract/index.ts';
import type {
  ChangeVenue,
  CloseVenue,
  CreateVenue,
  OpenVenue,
  SuspendVenue,
  Venue,
  VenueDetail,
  VenueHistory,
  VenueListQuery,
} from '../../contract/index.ts';
import { BookingsAhead } from '../booking/bookings-ahead.ts';
import type { VenueRow } from './venue.entity.ts';
import { NoHoursError, VenueDayError } from './venue.errors.ts';
import { venuesOf } from './venue.query.ts';
import { venues } from './venue.record.ts';

type About = Omit<ChangeVenue, 'version'>;

@Injectable()
export class VenueService {
  constructor(
    private readonly records: AnsweredRecords,
    private readonly clock: PlatformClock,
    private readonly db: ScopedDb,
    private readonly texts: Texts,
    private readonly ahead: BookingsAhead,
  ) {}

  findPage(query: VenueListQuery): Promise<Page<Venue>> {
    return this.records.page(venues, query, venuesOf(query));
  }

  get(id: string): Promise<VenueDetail> {
    return this.records.get(venues, id);
  }

  getHistory(id: string): Promise<VenueHistory> {
    return this.records.history(venues, id);
  }

  create({ unitId, ...about }: CreateVenue): Promise<VenueDetail> {
    return this.records.begin(venues, { ...written(about), unitId });
  }

  change(id: string, { version, ...about }: ChangeVenue): Promise<VenueDetail> {
    const patch = ({ state }: VenueRow) => {
      const values = written(about);
      if (state !== 'prepared') checkHours(values);
      return values;
    };
    return this.records.act(venues, id, { action: 'change', version, patch });
  }

  open(id: string, { openedOn, version }: OpenVenue): Promise<VenueDetail> {
    const patch = (row: VenueRow) => {
      checkHours(row);
      if (openedOn > this.clock.today()) throw this.wrongDay('opened-ahead', 'openedOn', openedOn);
      return { openedOn };
    };
    return this.records.act(venues, id, { action: 'open', version, patch });
  }

  suspend(id: string, { reason, until, version }: SuspendVenue): Promise<VenueDetail> {
    const patch = async () => {
      if (until <= this.clock.today()) throw this.wrongDay('until-past', 'until', until);
      await this.ahead.checkNone({ venueId: id, until });
      return { suspendedReason: reason, suspendedUntil: until };
    };
    return this.records.act(venues, id, { action: 'suspend', version, patch, said: { reason, until } });
  }

  resume(id: string, version: number): Promise<VenueDetail> {
    const patch = { suspendedReason: null, suspendedUntil: null };
    return this.records.act(venues, id, { action: 'resume', version, patch });
  }

  close(id: string, { reason, version }: CloseVenue): Promise<VenueDetail> {
    const patch = async () => {
      await this.ahead.checkNone({ venueId: id });
      return { closedOn: this.clock.today(), suspendedReason: null, suspendedUntil: null };
    };
    return this.records.act(venues, id, { action: 'close', version, patch, said: { reason } });
  }

  private wrongDay(what: 'opened-ahead' | 'until-past', field: string, day: Day): VenueDayError {
    const key = `errors.culture.venue.${what}.title`;
    return new VenueDayError(what, field, this.texts.find(this.db.context.locale, key, { day }) ?? key, day);
  }
}

function checkHours({ weekMinutes }: Pick<VenueRow, 'weekMinutes'>): void {
  if (weekMinutes === 0) throw new NoHoursError();
}

/** Hours are kept in one way of writing, each tag once. */
function written({ hours, holidayHours, functions, access, howToBook, note, ...about }: About) {
  const lines = hours.map(tidy);
  const { evening, weekend } = offHourMinutes(lines);
  return {
    ...about,
    functions: [...new Set(functions)],
    access: [...new Set(access)],
    hours: lines,
    holidayHours: tidy(holidayHours),
    weekMinutes: lines.reduce((sum, line) => sum + openMinutes(line), 0),
    eveningMinutes: evening,
    weekendMinutes: weekend,
    howToBook: howToBook ?? null,
    note: note ?? null,
  };
}

const tidy = (line: string) => lineOf(spansOf(line) ?? []);
