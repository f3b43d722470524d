import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import type { Locale, WorkingDays } from '@linli/sdk-server';
import type { ClassDay } from '../../contract/index.ts';

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The days from the first to the last that are no ordinary working days, by the district's calendar. */
export function unusualDays(
  days: WorkingDays,
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
  locale: Locale,
): ClassDay[] {
  const found: ClassDay[] = [];
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) {
    const name = days.holidayOf(day)?.name[locale] ?? null;
    if (days.isWorkingDay(day)) {
      if (isWeekend(day)) found.push({ day, kind: 'swapped', name });
    } else found.push({ day, kind: isWeekend(day) && name === null ? 'weekend' : 'holiday', name });
  }
  return found;
}
