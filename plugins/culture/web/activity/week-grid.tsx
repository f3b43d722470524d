import type { Day } from '@linli/contracts';
import { formatDate, useLocale, usePhone, zonedParts } from '@linli/sdk-web';
import { Link } from 'react-router';
import type { Activity } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './activity-calendar.module.css';
import { activities } from './activity.queries.ts';
import type { Week } from './calendar-week.ts';

interface Props {
  week: Week;
  today: Day;
}

export function WeekGrid(props: Props) {
  return usePhone() ? <DayList {...props} /> : <Table {...props} />;
}

/** Places down, days across. */
function Table({ week: { days, rows }, today }: Props) {
  const t = plugin.useTexts();
  const locale = useLocale();
  return (
    <table className={styles.week}>
      <thead>
        <tr>
          <th scope="col">{t('activity.field.where')}</th>
          {days.map((day) => (
            <th key={day} scope="col" className={day === today ? styles.today : undefined}>
              {formatDate(day, locale).slice(5)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ place, cells }) => (
          <tr key={place}>
            <th scope="row">{place}</th>
            {cells.map(({ day, items }) => (
              <td key={day}>
                {items.map((each) => (
                  <Entry key={each.id} of={each} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Day by day, without those on which there is nothing. */
function DayList({ week: { days, rows }, today }: Props) {
  const locale = useLocale();
  const on = (day: Day) =>
    rows.flatMap(({ place, cells }) =>
      cells.filter((cell) => cell.day === day).flatMap(({ items }) => items.map((each) => ({ place, each }))),
    );
  return (
    <ol className={styles.days}>
      {days.map((day) => {
        const entries = on(day).sort((a, b) => (a.each.startsAt ?? '').localeCompare(b.each.startsAt ?? ''));
        return entries.length === 0 ? null : (
          <li key={day}>
            <h2 className={day === today ? styles.today : undefined}>{formatDate(day, locale)}</h2>
            {entries.map(({ place, each }) => (
              <Entry key={each.id} of={each} place={place} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function Entry({ of: { id, title, kind, startsAt, state }, place }: { of: Activity; place?: string }) {
  const t = plugin.useTexts();
  const address = activities.useAddress();
  const time = startsAt === null ? '' : zonedParts(startsAt).time;
  return (
    <Link to={address.record(id)} className={styles.entry} title={title}>
      <span className={styles.time}>
        {time} {t(`activity.kind.${kind}`)} · {t(`activity.state.${state}`)}
      </span>
      <span>{title}</span>
      {place && <span className={styles.time}>{place}</span>}
    </Link>
  );
}
