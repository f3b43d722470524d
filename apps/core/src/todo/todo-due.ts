import { dayOf, type Day, type TodoDue } from '@linli/contracts';

const DAY_MS = 86_400_000;

/** What of a working calendar it takes to say how much time is left. */
export interface WorkingDaysBetween {
  /** Working days after `from` up to and with `to`. */
  between(from: Day, to: Day): number;
}

/** How a deadline stands now, in days of Asia/Shanghai: what is left is counted in working days, what is over in days. Pure. */
export function dueOf(until: Date, now: Date, calendar: WorkingDaysBetween): TodoDue {
  // A deadline at midnight belongs to the day that ends there.
  const last = dayOf(new Date(until.getTime() - 1));
  const today = dayOf(now);
  const at = until.toISOString();
  if (now >= until) return { until: at, standing: 'over', days: daysBetween(last, today) };
  if (last === today) return { until: at, standing: 'today', days: 0 };
  return { until: at, standing: 'left', days: calendar.between(today, last) };
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
