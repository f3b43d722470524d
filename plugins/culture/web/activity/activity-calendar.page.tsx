import { addDays, dayOf } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { EmptyState, PageHeader, QueryState, useCurrentUnit } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { plugin } from '../plugin.ts';
import styles from './activity-calendar.module.css';
import { activities } from './activity.queries.ts';
import { mondayOf, weekGrid } from './calendar-week.ts';
import { WeekGrid } from './week-grid.tsx';

const MOST = 100;

/** The activities of a week by place and day; on a phone day by day. Which week stands in the address. */
export function ActivityCalendarPage() {
  const t = plugin.useTexts();
  const { unitId } = useCurrentUnit();
  const [search, setSearch] = useSearchParams();
  const today = dayOf(new Date());
  const asked = search.get('week') ?? '';
  const monday = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today);
  const week = useQuery(
    activities.page(plugin.useApi(), { week: monday, unit: unitId, pageSize: MOST, sort: 'createdAt' }),
  );
  const title = `${monday} – ${addDays(monday, 6).slice(5)}`;
  const go = (to: Day) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set('week', to);
      return next;
    });
  useEffect(() => {
    document.title = `${title} · ${t('nav.activity-calendar')}`;
  }, [title, t]);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: t('nav.activities'), href: activities.useAddress().list() },
          { label: t('nav.activity-calendar') },
        ]}
        extra={
          <>
            <Button
              icon={<LeftOutlined />}
              aria-label={t('activity-calendar.before')}
              onClick={() => go(addDays(monday, -7))}
            />
            <Button disabled={monday === mondayOf(today)} onClick={() => go(mondayOf(today))}>
              {t('activity-calendar.this')}
            </Button>
            <Button
              icon={<RightOutlined />}
              aria-label={t('activity-calendar.after')}
              onClick={() => go(addDays(monday, 7))}
            />
          </>
        }
      />
      <QueryState query={week}>
        {({ items, total }) =>
          items.length === 0 ? (
            <EmptyState title={t('activity-calendar.empty')} />
          ) : (
            <>
              {total > items.length && (
                <p className={styles.more}>{t('activity-calendar.more', { count: total - items.length })}</p>
              )}
              <WeekGrid week={weekGrid(items, monday, t('activity-calendar.where'))} today={today} />
            </>
          )
        }
      </QueryState>
    </>
  );
}
