import { addDays, dayOf } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { EmptyState, PageHeader, QueryState, useCurrentUnit, useLocale } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TrainingClass } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './class-calendar.module.css';
import { trainingClasses } from './training-class.queries.ts';

const MOST = 100;

/** The classes of a month, on the days on which they are held. Which month stands in the address. */
export function ClassCalendarPage() {
  const t = plugin.useTexts();
  const locale = useLocale();
  const { unitId } = useCurrentUnit();
  const [search, setSearch] = useSearchParams();
  const today = dayOf(new Date());
  const asked = search.get('month') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
  const classes = useQuery(
    trainingClasses.page(plugin.useApi(), { month, for: unitId, pageSize: MOST, sort: 'createdAt' }),
  );
  const title = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  const go = (days: number) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set('month', addDays(`${month}-15`, days).slice(0, 7));
      return next;
    });
  useEffect(() => {
    document.title = `${title} \u00B7 ${t('nav.class-calendar')}`;
  }, [title, t]);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: t('nav.training-classes'), href: trainingClasses.useAddress().list() },
          { label: t('nav.class-calendar') },
        ]}
        extra={
          <>
            <Button icon={<LeftOutlined />} aria-label={t('class-calendar.before')} onClick={() => go(-30)} />
            <Button icon={<RightOutlined />} aria-label={t('class-calendar.after')} onClick={() => go(30)} />
          </>
        }
      />
      <QueryState query={classes}>
        {({ items }) => (
          <>
            {items.length === 0 && <EmptyState title={t('class-calendar.empty')} />}
            <ol className={items.length === 0 ? `${styles.month} ${styles.empty}` : styles.month}>
              {daysOf(month).map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  isToday={day === today}
                  isOutside={!day.startsWith(month)}
                  classes={items.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)}
                />
              ))}
            </ol>
          </>
        )}
      </QueryState>
    </>
  );
}

interface CellProps {
  day: Day;
  isToday: boolean;
  isOutside: boolean;
  classes: readonly TrainingClass[];
}

function DayCell({ day, isToday, isOutside, classes }: CellProps) {
  const locale = useLocale();
  const address = trainingClasses.useAddress();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  const look = [styles.day, isOutside && styles.outside, isToday && styles.today, classes.length === 0 && styles.free];
  return (
    <li className={look.filter(Boolean).join(' ')} aria-current={isToday ? 'date' : undefined}>
      <time dateTime={day} className={styles.number}>
        {Number(day.slice(8))}
        <span className={styles.weekday}>{weekday}</span>
      </time>
      {classes.map(({ id, title }) => (
        <Link key={id} to={address.record(id)} className={styles.class} title={title}>
          {title}
        </Link>
      ))}
    </li>
  );
}

/** Whole weeks from Monday on that a month lies in. */
function daysOf(month: string): Day[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: Day[] = [];
  for (let day = addDays(first, -weekday); day.slice(0, 7) <= month || days.length % 7 !== 0; day = addDays(day, 1))
    days.push(day);
  return days;
}
