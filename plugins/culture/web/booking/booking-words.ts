import type { Translate } from '@linli/sdk-web';
import { weekdayOf } from '../../contract/index.ts';

/** 2026-12-01 周二 09:00–10:00 */
export const whenOf = (t: Translate, { day, from, to }: { day: string; from: string; to: string }): string =>
  t('booking.when', { day, weekday: t(`venue.weekday.${weekdayOf(day)}`), from, to });
