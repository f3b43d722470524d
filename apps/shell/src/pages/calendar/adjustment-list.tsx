import type { CalendarMonth, UnitRef } from '@linli/contracts';
import { formatDate, isApiError, StateTag, TimeText, useApi, useLocale } from '@linli/sdk-web';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { clearDays, forgetCalendar } from './calendar.queries.ts';
import styles from './calendar.module.css';

/** The days of the month that the district has a word of its own about: what, why, by whom; and the way back. */
export function AdjustmentList({ month: { days, district, actions } }: { month: CalendarMonth }) {
  const t = useShellTexts();
  const locale = useLocale();
  const adjusted = days.filter(({ adjustment }) => adjustment !== null);
  return (
    <section className={styles.part} aria-labelledby="calendar-adjusted">
      <h2 id="calendar-adjusted" className={styles.heading}>
        {t('calendar.adjusted', { district: district?.name ?? '' })}
      </h2>
      {adjusted.length === 0 && <p className={styles.quiet}>{t('calendar.adjusted-none')}</p>}
      <ul className={styles.list}>
        {adjusted.map(({ day, adjustment }) => (
          <li key={day}>
            <div className={styles.entry}>
              <strong>{formatDate(day, locale)}</strong>
              <StateTag tone={adjustment?.works ? 'warning' : 'success'}>
                {t(`calendar.${adjustment?.works ? 'work' : 'rest'}`)}
              </StateTag>
              {district && actions.includes('adjust') && <ClearButton district={district} day={day} />}
            </div>
            <div>{adjustment?.reason}</div>
            <div className={styles.quiet}>
              {adjustment?.by} · <TimeText at={adjustment?.at} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClearButton({ district, day }: { district: UnitRef; day: string }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const clear = useMutation({
    mutationFn: () => clearDays(api, { districtId: district.id, from: day, to: null }),
    onSuccess: async () => {
      await forgetCalendar(queries);
      void message.success(t('calendar.clear.done', { day }));
    },
    onError: (error) => void message.error(isApiError(error) ? error.problem.title : t('directory.step-failed')),
  });
  return (
    <Button
      type="link"
      size="small"
      className={styles.clear}
      loading={clear.isPending}
      aria-label={t('calendar.clear.label', { day })}
      onClick={() => clear.mutate()}
    >
      {t('calendar.clear.verb')}
    </Button>
  );
}
