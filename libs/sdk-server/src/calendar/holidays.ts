import type { Day } from '@linli/contracts';
import chineseDays from 'chinese-days';

/** A day that the State Council's arrangement names. `works`: a weekend's day that is worked for the holiday. */
export interface HolidayDay {
  works: boolean;
  name: { 'zh-CN': string; en: string };
}

/** National Day is in every arrangement: a year without it has none yet. */
const ALWAYS = '-10-01';

/** The day in the arrangement of public holidays, if that names it. */
export function holidayOf(day: Day): HolidayDay | undefined {
  // `National Day,国庆节,3` for a day of a holiday; the name of the weekday for every other.
  const { work, name } = chineseDays.getDayDetail(day);
  const [en, zhCN] = name.split(',');
  return en === undefined || zhCN === undefined ? undefined : { works: work, name: { 'zh-CN': zhCN, en } };
}

/** Whether the arrangement of a year came with this release. */
export function isPublished(year: number): boolean {
  return holidayOf(`${year}${ALWAYS}`) !== undefined;
}
