import { addDays } from '@linli/contracts';
import type {
  CalendarDayState,
  CalendarMonth,
  CalendarMonthQuery,
  Day,
  WorkingDayAnswer,
  WorkingDayQuery,
} from '@linli/contracts';
import { covers, ScopedDb, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { CalendarInvalidError } from './calendar.errors.ts';
import { CalendarRepository } from './calendar.repository.ts';
import type { CalendarPlace } from './calendar.repository.ts';

/** The working calendar as one may look at it. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly db: ScopedDb,
    private readonly repository: CalendarRepository,
    private readonly calendar: WorkingCalendar,
    private readonly faults: Faults,
  ) {}

  async getMonth({ unitId, month }: CalendarMonthQuery): Promise<CalendarMonth> {
    const district = await this.districtOf(unitId);
    const working = await this.calendar.of(district?.id ?? 0);
    const year = Number(month.slice(0, 4));
    const days = daysOf(month);
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const adjustments = district ? await this.repository.adjustments(district.id, first, last) : new Map<Day, never>();
    const { locale } = this.db.context;
    const states = days.map((day): CalendarDayState => {
      const works = working.isWorkingDay(day);
      const holiday = working.holidayOf(day);
      const adjustment = adjustments.get(day) ?? null;
      const isWeekday = ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      return { day, works, swapped: works !== isWeekday, holiday: holiday?.name[locale] ?? null, adjustment };
    });
    const entered = district ? await this.repository.yearEntered(district.id, year) : null;
    const published = working.holidayOf(`${year}-10-01`) !== undefined;
    return {
      month,
      district: district && { id: district.id, name: district.name, level: district.level },
      days: states,
      workingDays: states.filter(({ works }) => works).length,
      year: { year, published, entered },
      actions: district && this.mayKeep(district) ? ['adjust', ...(published ? [] : ['enter-year' as const])] : [],
    };
  }

  async countDays({ unitId, from, days }: WorkingDayQuery): Promise<WorkingDayAnswer> {
    const district = await this.districtOf(unitId);
    const { day, unpublished } = (await this.calendar.of(district?.id ?? 0)).deadline(from, days);
    return { day, unpublished };
  }

  mayKeep(district: CalendarPlace): boolean {
    return covers(this.db.context.scopes.get('core.calendar.update'), district);
  }

  /**
   * The district whose days count at a unit; null above the districts. Its calendar is for whoever may read it somewhere in
   * the district: a community's deadlines are the district's days.
   */
  private async districtOf(unitId: number | undefined): Promise<CalendarPlace | null> {
    const anchors = this.db.context.scopes.get('core.calendar.read') ?? [];
    const asked = unitId ?? anchors[0]?.[0] ?? 0;
    const unit = await this.repository.place(asked);
    const own = await Promise.all(anchors.map(([id]) => this.repository.place(id)));
    const isOwn = (place: CalendarPlace) =>
      covers(anchors, place) || own.some((each) => each?.districtId === place.districtId);
    if (!unit || !isOwn(unit))
      throw new CalendarInvalidError('unknown-unit', this.faults.at('core.calendar.unknown-unit', 'unitId'));
    return unit.districtId === null ? null : ((await this.repository.place(unit.districtId)) ?? null);
  }
}

function daysOf(month: string): Day[] {
  const days: Day[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}
