import type { Locale } from '../texts/texts.ts';

/** All times are shown in this zone, whatever the browser's own is. */
export const TIME_ZONE = 'Asia/Shanghai';

const WEEKDAYS: Record<Locale, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

const partsFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A point in time: an ISO 8601 text, milliseconds, or a Date. */
export type Instant = string | number | Date;

/** Date (`2026-11-22`) and time (`14:05`) in the platform's zone. */
export function zonedParts(instant: Instant): { date: string; time: string } {
  const parts = Object.fromEntries(
    partsFormat.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** `2026-11-22 周日 14:05`. */
export function formatTime(instant: Instant, locale: Locale = 'zh-CN'): string {
  const { date, time } = zonedParts(instant);
  return `${formatDate(date, locale)} ${time}`;
}

/** `2026-11-22 周日`, of an instant or of a plain date (`2026-11-22`). */
export function formatDate(instant: Instant, locale: Locale = 'zh-CN'): string {
  const plain = typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant);
  const date = plain ? instant : zonedParts(instant).date;
  const weekday = WEEKDAYS[locale][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return `${date} ${weekday}`;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

// A formatter's own 现在 names this moment; people say 刚刚 of what has just been.
const JUST_NOW: Record<Locale, string> = { 'zh-CN': '刚刚', en: 'just now' };

/** `3 天前`, `in 2 hours`; under a minute it is "just now". Chinese gets a space between digits and words. */
export function formatRelative(instant: Instant, locale: Locale = 'zh-CN', now: number = Date.now()): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  if (unit === 'second') return JUST_NOW[locale];
  const text = format.format(Math.trunc(seconds / size), unit);
  return locale === 'zh-CN'
    ? text.replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ').replace(/([\u4e00-\u9fff])(?=\d)/g, '$1 ')
    : text;
}
