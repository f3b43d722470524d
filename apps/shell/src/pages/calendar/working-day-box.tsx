import { dayOf, MAX_WORKING_DAYS } from '@linli/contracts';
import { formatDate, QueryState, useApi, useLocale } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { workingDayQuery } from './calendar.queries.ts';
import styles from './calendar.module.css';

const USUAL_DAYS = 5;

/** Which day is the n-th working day after another one: what a deadline of "n working days" means. */
export function WorkingDayBox({ unitId }: { unitId: number | undefined }) {
  const t = useShellTexts();
  const locale = useLocale();
  const [from, setFrom] = useState(() => dayOf(new Date()));
  const [days, setDays] = useState(USUAL_DAYS);
  const answer = useQuery(workingDayQuery(useApi(), { from, days, unitId }));
  return (
    <section className={styles.part} aria-labelledby="calendar-count">
      <h2 id="calendar-count" className={styles.heading}>
        {t('calendar.count.title')}
      </h2>
      <div className={styles.count}>
        <DatePicker
          aria-label={t('calendar.count.from')}
          allowClear={false}
          value={dayjs(from)}
          onChange={(day) => day && setFrom(day.format('YYYY-MM-DD'))}
        />
        <span>{t('calendar.count.after')}</span>
        <InputNumber
          aria-label={t('calendar.count.days')}
          min={1}
          max={MAX_WORKING_DAYS}
          precision={0}
          value={days}
          onChange={(value) => value && setDays(value)}
        />
        <span>{t('calendar.count.unit')}</span>
      </div>
      <QueryState query={answer} size="inline">
        {({ day, unpublished }) => (
          <p className={styles.answer} role="status">
            <strong>{formatDate(day, locale)}</strong>
            <span className={styles.quiet}>{t('calendar.count.rule')}</span>
            {unpublished !== null && (
              <span className={styles.warning}>{t('calendar.unpublished', { year: unpublished })}</span>
            )}
          </p>
        )}
      </QueryState>
    </section>
  );
}
