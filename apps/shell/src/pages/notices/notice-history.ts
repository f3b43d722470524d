import type { NoticeEvent } from '@linli/contracts';
import type { HistoryEntry, Tone, Translate } from '@linli/sdk-web';

const TONE: Partial<Record<NoticeEvent['kind'], Tone>> = {
  published: 'success',
  withdrawn: 'warning',
  returned: 'warning',
  objected: 'danger',
};

/** What happened to a notice, each as a sentence. Whose an objection is, is said nowhere here. */
export function noticeEntries(t: Translate, events: readonly NoticeEvent[]): HistoryEntry[] {
  return events.map(({ id, kind, at, by, reason }) => ({
    id,
    at,
    sentence: [t(`notice.event.${kind}`, { by }), ...(reason ? [t('change.reason', { reason })] : [])].join(''),
    tone: TONE[kind],
  }));
}
