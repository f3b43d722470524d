import type { CalendarMonth } from '@linli/contracts';
import { dayOf } from '@linli/contracts';
import { PageHeader, QueryState, useApi, useCurrentUnit } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AdjustDaysForm } from './adjust-days.form.tsx';
import { AdjustmentList } from './adjustment-list.tsx';
import { calendarMonthQuery } from './calendar.queries.ts';
import styles from './calendar.module.css';
import { MonthGrid } from './month-grid.tsx';
import { MonthPicker } from './month-picker.tsx';
import { WorkingDayBox } from './working-day-box.tsx';
import { YearNotice } from './year-notice.tsx';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** The working calendar of the district: which days are worked, and why. */
export function CalendarPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.calendar'));
  const [params, setParams] = useSearchParams();
  const { unitId } = useCurrentUnit();
  const today = dayOf(new Date());
  const asked = params.get('month') ?? '';
  const month = MONTH.test(asked) ? asked : today.slice(0, 7);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useQuery({
    ...calendarMonthQuery(useApi(), { month, unitId: unitId ?? undefined }),
    placeholderData: keepPreviousData,
  });
  const turn = (next: string) =>
    setParams((previous) => {
      const changed = new URLSearchParams(previous);
      changed.set('month', next);
      return changed;
    });
  const mayAdjust = found.data?.actions.includes('adjust') === true;
  const district = found.data?.district;
  return (
    <article className={styles.page}>
      <PageHeader
        title={t('menu.calendar')}
        description={found.data && <Description month={found.data} />}
        extra={<MonthPicker month={month} onChange={turn} />}
        primary={
          mayAdjust
            ? {
                key: 'adjust',
                label: t('calendar.adjust.verb'),
                onClick: () => setChosen(today.startsWith(month) ? today : `${month}-01`),
              }
            : undefined
        }
      />
      <QueryState query={found} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
        {(data) => (
          <>
            <YearNotice month={data} />
            <MonthGrid days={data.days} onChoose={mayAdjust ? setChosen : undefined} />
            <div className={styles.parts}>
              {data.district && <AdjustmentList month={data} />}
              <WorkingDayBox unitId={unitId ?? undefined} />
            </div>
          </>
        )}
      </QueryState>
      {district && mayAdjust && <AdjustDaysForm district={district} day={chosen} onClose={() => setChosen(null)} />}
    </article>
  );
}

function Description({ month: { month, district, workingDays } }: { month: CalendarMonth }) {
  const t = useShellTexts();
  return (
    <>
      {t('calendar.description', {
        district: district?.name ?? t('calendar.published-only'),
        year: Number(month.slice(0, 4)),
        month: Number(month.slice(5)),
        count: workingDays,
      })}
    </>
  );
}
