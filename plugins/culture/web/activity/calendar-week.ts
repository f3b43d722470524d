import { addDays, dayOf } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import type { Activity } from '../../contract/index.ts';

/** A week as a table: its places down, its days across. */
export interface Week {
  days: Day[];
  rows: { place: string; cells: { day: Day; items: Activity[] }[] }[];
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Whatever passes midnight stands on both days. What is in one venue stands in one row, whichever room it says. */
export function weekGrid(items: readonly Activity[], monday: Day, elsewhere: string): Week {
  const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n));
  const byPlace = new Map<string, Activity[]>();
  const sorted = [...items].sort((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''));
  for (const each of sorted) {
    const place = each.where ?? elsewhere;
    byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
  }
  const rows = [...byPlace].sort(([a], [b]) => a.localeCompare(b, 'zh-CN'));
  return {
    days,
    rows: rows.map(([place, all]) => ({
      place,
      cells: days.map((day) => ({ day, items: all.filter((each) => isOn(each, day)) })),
    })),
  };
}

/** An end at midnight belongs to the day before. */
export function isOn({ startsAt, endsAt }: Pick<Activity, 'startsAt' | 'endsAt'>, day: Day): boolean {
  if (startsAt === null || endsAt === null) return false;
  return dayOf(new Date(startsAt)) <= day && day <= dayOf(new Date(Date.parse(endsAt) - 1));
}
