import type { CalendarDayState } from '@linli/contracts';
import { dayOf } from '@linli/contracts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './calendar.module.css';

interface MonthGridProps {
  days: readonly CalendarDayState[];
  /** Called with the day that is chosen; without it the days are only looked at. */
  onChoose?: ((day: string) => void) | undefined;
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;
const WEEK = 7;

/** A month as a sheet on the wall: Monday first, rest and work, 班 and 休, and what the district has adjusted. */
export function MonthGrid({ days, onChoose }: MonthGridProps) {
  const t = useShellTexts();
  return (
    <table className={styles.grid}>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`calendar.weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          <tr key={index}>
            {week.map((day, column) => (
              <td key={day?.day ?? column} className={day && !day.works ? styles.rest : undefined}>
                {day && <DayCell day={day} onChoose={onChoose} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, onChoose }: { day: CalendarDayState; onChoose: MonthGridProps['onChoose'] }) {
  const t = useShellTexts();
  const { works, swapped, holiday, adjustment } = day;
  const isToday = day.day === dayOf(new Date());
  const kind = works ? 'work' : 'rest';
  const words = [
    day.day,
    t(`calendar.${kind}`),
    holiday,
    adjustment && t('calendar.adjusted-because', { reason: adjustment.reason }),
  ].filter(Boolean);
  const content = (
    <>
      <span className={styles.line}>
        <span className={isToday ? styles.today : styles.number}>{Number(day.day.slice(8))}</span>
        {(swapped || adjustment) && (
          <span className={works ? styles.workMark : styles.restMark}>{t(`calendar.mark.${kind}`)}</span>
        )}
      </span>
      {adjustment ? (
        <span className={styles.adjusted}>{adjustment.reason}</span>
      ) : (
        holiday && <span className={styles.holiday}>{holiday}</span>
      )}
    </>
  );
  const label = words.join(t('calendar.and'));
  return onChoose ? (
    <button type="button" className={styles.day} aria-label={label} title={label} onClick={() => onChoose(day.day)}>
      {content}
    </button>
  ) : (
    <span className={styles.day} title={label} aria-label={label} role="img">
      {content}
    </span>
  );
}

function weeksOf(days: readonly CalendarDayState[]): (CalendarDayState | null)[][] {
  const first = days[0];
  // Monday is the first column.
  const before = first ? (new Date(`${first.day}T00:00:00Z`).getUTCDay() + 6) % WEEK : 0;
  const cells: (CalendarDayState | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % WEEK > 0) cells.push(null);
  return Array.from({ length: cells.length / WEEK }, (_, row) => cells.slice(row * WEEK, (row + 1) * WEEK));
}
