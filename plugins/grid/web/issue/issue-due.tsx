import { addDays, dayOf } from '@linli/contracts';
import { StateTag, formatDate, useLocale } from '@linli/sdk-web';
import type { Tone } from '@linli/sdk-web';
import { Tooltip } from 'antd';
import type { IssueDue, Timeliness } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './issue.module.css';

const DAY_MS = 86_400_000;
const TONE: Readonly<Record<Timeliness, Tone>> = {
  running: 'neutral',
  overdue: 'danger',
  'on-time': 'success',
  late: 'warning',
};

/** How an issue stands to its limit, in a word; the last day on hover and focus. Whether it is too late the server has said. */
export function DueTag({ due }: { due: IssueDue }) {
  const { text, tone, full } = useDueWords()(due);
  return (
    <Tooltip title={full}>
      <time dateTime={due.until} aria-label={`${text}，${full}`}>
        <StateTag tone={tone}>{text}</StateTag>
      </time>
    </Tooltip>
  );
}

/** The same with all that there is to say, for the facts beside an issue. */
export function DueFact({ due }: { due: IssueDue }) {
  const t = plugin.useTexts();
  const { text, tone, last, note, isFar } = useDueWords()(due);
  return (
    <span className={styles.due}>
      <time dateTime={due.until}>{last}</time>
      <StateTag tone={tone}>{isFar ? t('issue.timeliness.running') : text}</StateTag>
      {note && <span className={styles.dueNote}>{note}</span>}
    </span>
  );
}

function useDueWords() {
  const t = plugin.useTexts();
  const locale = useLocale();
  return ({ until, timeliness, unpublished }: IssueDue) => {
    // What ends at midnight belongs to the day that ends there.
    const lastDay = dayOf(new Date(new Date(until).getTime() - 1));
    const today = dayOf(new Date());
    const isNear = timeliness === 'running' && lastDay <= addDays(today, 1);
    const last = formatDate(lastDay, locale);
    const note = unpublished === null ? null : t('issue.due.unpublished', { year: unpublished });
    return {
      text: wordOf(),
      tone: isNear ? 'warning' : TONE[timeliness],
      last,
      note,
      /** The word is but the date. */
      isFar: timeliness === 'running' && !isNear,
      full: [t('issue.due.last-day', { day: last }), note].filter(Boolean).join(locale === 'en' ? '. ' : '；'),
    } as const;

    function wordOf(): string {
      if (timeliness === 'overdue') {
        const days = Math.round((Date.parse(today) - Date.parse(lastDay)) / DAY_MS);
        return t('issue.due.over', { days: Math.max(1, days) });
      }
      if (timeliness !== 'running') return t(`issue.timeliness.${timeliness}`);
      if (isNear) return t(lastDay <= today ? 'issue.due.today' : 'issue.due.tomorrow');
      return t('issue.due.on', { day: lastDay.slice(5) });
    }
  };
}
