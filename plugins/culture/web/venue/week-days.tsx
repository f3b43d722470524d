import { Link } from 'react-router';
import { blocksOf, clockOf, mondayOf, weekdayOf } from '../../contract/index.ts';
import type { Block, Span, VenueWeek } from '../../contract/index.ts';
import { bookings } from '../booking/booking.queries.ts';
import { plugin } from '../plugin.ts';
import styles from './venue-week.module.css';

type Booked = VenueWeek['bookings'][number];
type Take = (day: string, span: Span) => void;
interface Props {
  week: VenueWeek;
  room: VenueWeek['rooms'][number];
  /** Takes a booking in a free stretch; without it nothing can be pressed. */
  onTake: Take | undefined;
}

const HOUR = 60;
const HALF = 30;
/** What is offered when somebody presses a free stretch. */
const USUAL = 60;

/** Seven days side by side, hours downwards; on a phone one below the other. */
export function WeekDays({ week, room, onTake }: Props) {
  const t = plugin.useTexts();
  const booked = week.bookings.filter(({ roomId }) => roomId === room.id);
  const all: Span[] = [...week.days.flatMap(({ spans }) => spans), ...booked];
  const first = Math.floor(Math.min(...all.map(({ from }) => from), 24 * HOUR) / HOUR) * HOUR;
  const rows = Math.ceil((Math.max(...all.map(({ to }) => to), first + HOUR) - first) / HALF);
  return (
    <ul className={styles.week}>
      {week.days.map(({ day, holiday, spans }, n) => (
        <li key={day} className={classOf(day, week)}>
          <h3 className={styles.day}>
            {t(`venue.weekday.${weekdayOf(day)}`)} <span>{day.slice(5)}</span>
            {holiday !== null && <small>{holiday || t('week.holiday')}</small>}
          </h3>
          <div className={styles.hours} style={{ gridTemplateRows: `repeat(${rows}, minmax(19px, auto))` }}>
            {spans.length === 0 && <p className={styles.quiet}>{t('week.closed')}</p>}
            {blocksOf(
              spans,
              booked.filter((each) => each.day === day),
            ).map((block) => (
              <Stretch
                key={block.from}
                block={block}
                day={day}
                row={Math.floor((block.from - first) / HALF) + 1}
                left={room.left[n] ?? 0}
                isOver={day < week.today}
                onTake={onTake}
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Of the week that is on, a phone begins with today: what is over would stand before all that one came for. */
function classOf(day: string, { today, from }: VenueWeek): string | undefined {
  if (day === today) return styles.today;
  return day < today && from === mondayOf(today) ? styles.over : undefined;
}

interface StretchProps {
  block: Block<Booked>;
  day: string;
  row: number;
  /** Minutes of the day that can still be booked. */
  left: number;
  /** The day is over: what was free then is not offered. */
  isOver: boolean;
  onTake: Take | undefined;
}

function Stretch({ block: { from, to, booking }, day, row, left, isOver, onTake }: StretchProps) {
  const t = plugin.useTexts();
  const address = bookings.useAddress();
  const times = `${clockOf(from)}–${clockOf(to)}`;
  const place = { gridRow: `${row} / span ${Math.max(1, Math.ceil((to - from) / HALF))}` };
  if (booking)
    return (
      <Link className={styles.taken} style={place} to={address.record(booking.id)}>
        <span>{times}</span> {booking.purpose}
      </Link>
    );
  if (isOver)
    return (
      <span className={styles.free} style={place}>
        <span>{times}</span> {t('week.unused')}
      </span>
    );
  if (left < HALF)
    return (
      <span className={styles.free} style={place}>
        <span>{times}</span> {t('week.walk-in')}
      </span>
    );
  if (!onTake)
    return (
      <span className={styles.free} style={place}>
        <span>{times}</span> {t('week.free')}
      </span>
    );
  const end = Math.min(to, from + Math.min(USUAL, left));
  return (
    <button
      type="button"
      className={styles.free}
      style={place}
      aria-label={t('week.book', { day, from: clockOf(from), to: clockOf(end) })}
      onClick={() => onTake(day, { from, to: end })}
    >
      <span>{times}</span> {t('week.free')}
    </button>
  );
}
