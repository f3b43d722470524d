import type { CalendarMonth } from '@linli/contracts';
import { formatTime, isApiError, useApi, useLocale } from '@linli/sdk-web';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { enterYear, forgetCalendar } from './calendar.queries.ts';
import styles from './calendar.module.css';

/** Says that only the weekends of the year are known, or that the district has entered it; and lets it say so. */
export function YearNotice({ month: { year, district, actions } }: { month: CalendarMonth }) {
  const t = useShellTexts();
  const locale = useLocale();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const entered = year.entered !== null;
  const enter = useMutation({
    mutationFn: (districtId: number) => enterYear(api, { districtId, year: year.year, entered: !entered }),
    onSuccess: () => forgetCalendar(queries),
    onError: (error) => void message.error(isApiError(error) ? error.problem.title : t('directory.step-failed')),
  });
  if (year.published) return null;
  const may = district !== null && actions.includes('enter-year');
  return (
    <Alert
      type={entered ? 'info' : 'warning'}
      showIcon
      className={styles.notice}
      title={
        year.entered
          ? t('calendar.entered', {
              year: year.year,
              by: year.entered.by,
              at: formatTime(year.entered.at, locale),
            })
          : t('calendar.unpublished', { year: year.year })
      }
      description={may && !entered ? t('calendar.unpublished-how') : undefined}
      action={
        may ? (
          <Button size="small" loading={enter.isPending} onClick={() => enter.mutate(district.id)}>
            {t(entered ? 'calendar.enter.undo' : 'calendar.enter.verb')}
          </Button>
        ) : undefined
      }
    />
  );
}
