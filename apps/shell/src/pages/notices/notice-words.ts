import type { Notice, NoticePhase, ObjectionState } from '@linli/contracts';
import { formatDate, useLocale } from '@linli/sdk-web';
import type { Tone } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';

export const PHASE_TONE: Readonly<Record<NoticePhase, Tone>> = {
  draft: 'neutral',
  'to-publish': 'warning',
  running: 'active',
  ended: 'success',
  withdrawn: 'neutral',
};

export const OBJECTION_TONE: Readonly<Record<ObjectionState, Tone>> = {
  open: 'danger',
  upheld: 'warning',
  'not-upheld': 'neutral',
};

type Timed = Pick<Notice, 'phase' | 'objectionsOn' | 'daysLeft' | 'days'>;

/** How a notice stands in its time, in words: 还剩 3 个工作日, 今天截止, 公示 5 个工作日. */
export function useNoticeTime() {
  const t = useShellTexts();
  const locale = useLocale();
  return ({ phase, objectionsOn, daysLeft, days }: Timed): string => {
    if (phase === 'running' && daysLeft !== null)
      return daysLeft === 0 ? t('notice.left-today') : t('notice.left', { count: daysLeft });
    if (phase === 'ended' && objectionsOn !== null) return t('notice.over', { day: formatDate(objectionsOn, locale) });
    return phase === 'withdrawn' ? t('notice.phase.withdrawn') : t('notice.length', { count: days });
  };
}
