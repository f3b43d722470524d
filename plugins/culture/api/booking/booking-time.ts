import { dayStart } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import type { WorkingDays } from '@linli/sdk-server';
import { clockOf, minutesOf, weekdayOf } from '../../contract/index.ts';
import type { Span } from '../../contract/index.ts';

const MINUTE = 60_000;
const SATURDAY = 5;

/** The instant that is so many minutes after a day began in Shanghai; 1440 is its midnight. The server's own zone is no matter. */
export const instantOf = (day: Day, minutes: number): Date => new Date(dayStart(day).getTime() + minutes * MINUTE);

/** Minutes after its day began in Shanghai at which an instant is. */
export const minutesIn = (day: Day, instant: Date): number =>
  Math.round((instant.getTime() - dayStart(day).getTime()) / MINUTE);

export const spanIn = ({ day, beginsAt, endsAt }: { day: Day; beginsAt: Date; endsAt: Date }): Span => ({
  from: minutesIn(day, beginsAt),
  to: minutesIn(day, endsAt),
});

export const clocksOf = (times: { day: Day; beginsAt: Date; endsAt: Date }): { from: string; to: string } => {
  const { from, to } = spanIn(times);
  return { from: clockOf(from), to: clockOf(to) };
};

export const spanOf = ({ from, to }: { from: string; to: string }): Span => ({
  from: minutesOf(from),
  to: minutesOf(to),
});

/** A day on which nobody works and that is no plain weekend: a public holiday, or one that the district has said. */
export function isHoliday(days: WorkingDays, day: Day): boolean {
  if (days.isWorkingDay(day)) return false;
  return days.holidayOf(day)?.works === false || weekdayOf(day) < SATURDAY;
}
