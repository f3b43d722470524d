import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { holidayOf, isPublished } from './holidays.ts';
import type { HolidayDay } from './holidays.ts';

/** The end of a number of working days. */
export interface Deadline {
  /** The last day of it. */
  day: Day;
  /** The instant at which that day is over in Asia/Shanghai: from then on it is too late. */
  until: Date;
  /** The first year on the way of which only the weekends are known: "the calendar of 2028 is not published yet". */
  unpublished: number | null;
}

/** What a district says about days: whether they are worked, and which years it has entered in full. */
export interface CalendarWords {
  days: ReadonlyMap<Day, boolean>;
  years: ReadonlySet<number>;
}

const NOTHING_SAID: CalendarWords = { days: new Map(), years: new Set() };
/** More than any term of the law; a slip of the keyboard does not count to the end of time. */
const MOST_DAYS = 5_000;

/**
 * Working days with 调休 and with what a district says about its own days. Days are days of Asia/Shanghai; the district's
 * word comes first, then the arrangement of public holidays, then Saturday and Sunday. Pure.
 */
export class WorkingDays {
  constructor(private readonly words: CalendarWords = NOTHING_SAID) {}

  isWorkingDay(day: Day): boolean {
    return this.words.days.get(day) ?? holidayOf(day)?.works ?? !isWeekend(day);
  }

  /** What the arrangement of public holidays says about the day, whatever the district says. */
  holidayOf(day: Day): HolidayDay | undefined {
    return holidayOf(day);
  }

  /** Whether more than the weekends of a year is known. */
  isKnown(year: number): boolean {
    return isPublished(year) || this.words.years.has(year);
  }

  /**
   * The n-th working day after a day, which itself does not count; before it when n is negative. 0 is the day itself, or
   * the next working day.
   * @throws RangeError for more than 5000 working days, or a part of one.
   */
  add(day: Day, n: number): Day {
    if (!Number.isInteger(n) || Math.abs(n) > MOST_DAYS) throw new RangeError(`${n} working days cannot be counted`);
    if (n === 0 && this.isWorkingDay(day)) return day;
    const step = n < 0 ? -1 : 1;
    let left = Math.max(1, Math.abs(n));
    let at = day;
    while (left > 0) {
      at = addDays(at, step);
      if (this.isWorkingDay(at)) left -= 1;
    }
    return at;
  }

  /** Working days after `from` up to and with `to`; negative when `to` is the earlier one. */
  between(from: Day, to: Day): number {
    if (to < from) return 0 - this.between(to, from);
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (this.isWorkingDay(day)) count += 1;
    return count;
  }

  /** The end of the n-th working day after a day, as terms are counted: from the day after on. */
  deadline(from: Day, n: number): Deadline {
    const day = this.add(from, n);
    return { day, until: endOf(day), unpublished: this.firstUnknown(from, day) };
  }

  private firstUnknown(from: Day, to: Day): number | null {
    for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!this.isKnown(year)) return year;
    return null;
  }
}

/** The instant at which a day of Asia/Shanghai is over. */
export function endOf(day: Day): Date {
  return new Date(`${addDays(day, 1)}T00:00:00+08:00`);
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
