import type { Grant } from '@linli/contracts';
import { formatDate, formatTime, useLocale, zonedParts, type Locale, type Tone } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';

const DAY_MS = 86_400_000;

/** The last day on which something holds that ends at an instant; null when it does not end with a day. */
export function lastDayOf(end: string): string | null {
  return zonedParts(end).time === '00:00' ? zonedParts(Date.parse(end) - DAY_MS).date : null;
}

/** The first instant after a day in Shanghai, which has one time all year. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS).toISOString();
}

/** The first instant of a day in Shanghai. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

/** An end as people say it: the last day, or the minute. */
export function endText(end: string, locale: Locale): string {
  const day = lastDayOf(end);
  return day ? formatDate(day, locale) : formatTime(end, locale);
}

/** Words for where a grant stands and how long it holds. */
export function useGrantWords() {
  const t = useShellTexts();
  const locale = useLocale();
  return {
    state: ({ state, ending }: Pick<Grant, 'state' | 'ending'>) => t(`grant.state.${ending ? 'ending' : state}`),
    tone: ({ state, ending }: Pick<Grant, 'state' | 'ending'>): Tone =>
      ending ? 'warning' : state === 'in-force' ? 'success' : state === 'to-come' ? 'active' : 'neutral',
    end: (validTo: string | null) => (validTo === null ? t('grant.open-end') : endText(validTo, locale)),
    anchor: ({ unit, organisation }: Pick<Grant, 'unit' | 'organisation'>) => unit?.name ?? organisation?.name ?? '',
  };
}
