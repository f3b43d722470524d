import { DetailSection, QueryState, useCan, usePhone } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { addDays } from '@linli/contracts';
import { BOOKING_PERMISSION, clockOf, mondayOf } from '../../contract/index.ts';
import type { TakeBooking, VenueDetail, VenueWeek as Week } from '../../contract/index.ts';
import { bookings, venueWeekQuery } from '../booking/booking.queries.ts';
import { TakeBookingForm } from '../booking/take-booking.form.tsx';
import { plugin } from '../plugin.ts';
import { rooms } from '../room/room.queries.ts';
import { WeekDays } from './week-days.tsx';
import styles from './venue-week.module.css';

/** The rooms of a venue in a week: what is taken and what is free; pressing what is free takes a booking there. */
export function VenueWeek({ venue }: { venue: VenueDetail }) {
  const t = plugin.useTexts();
  const [from, setFrom] = useState<string>();
  const week = useQuery({
    ...venueWeekQuery(plugin.useApi(), venue.id, from),
    placeholderData: (previous: Week | undefined) => previous,
  });
  const address = bookings.useAddress();
  return (
    <DetailSection
      title={t('week.title')}
      extra={<Link to={address.list({ view: 'all', venue: venue.id })}>{t('week.all')}</Link>}
    >
      <QueryState query={week} size="inline">
        {(shown) =>
          shown.rooms.length === 0 ? (
            <p className={styles.quiet}>{t('week.none')}</p>
          ) : (
            <Rooms venueId={venue.id} week={shown} onGo={setFrom} />
          )
        }
      </QueryState>
    </DetailSection>
  );
}

function Rooms({ venueId, week, onGo }: { venueId: string; week: Week; onGo(from: string): void }) {
  const t = plugin.useTexts();
  const phone = usePhone();
  const address = rooms.useAddress();
  const mayTake = useCan(BOOKING_PERMISSION.take);
  const [chosen, setChosen] = useState<string>();
  const [known, setKnown] = useState<Partial<TakeBooking>>();
  const room = week.rooms.find(({ id }) => id === chosen) ?? week.rooms[0];
  if (!room) return null;
  return (
    <>
      <div className={styles.bar}>
        {week.rooms.length > 1 ? (
          <Select
            className={styles.rooms}
            aria-label={t('week.room')}
            value={room.id}
            options={week.rooms.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setChosen}
          />
        ) : null}
        <Link to={address.record(room.id)}>{room.title}</Link>
        <span className={styles.quiet}>{t('week.about', { seats: room.seats, share: room.walkInShare })}</span>
      </div>
      <div className={styles.bar}>
        <Button size={phone ? 'middle' : 'small'} onClick={() => onGo(addDays(week.from, -7))}>
          {t('week.prev')}
        </Button>
        {week.from !== mondayOf(week.today) && (
          <Button size={phone ? 'middle' : 'small'} onClick={() => onGo(week.today)}>
            {t('week.this')}
          </Button>
        )}
        <Button size={phone ? 'middle' : 'small'} onClick={() => onGo(addDays(week.from, 7))}>
          {t('week.next')}
        </Button>
        <span className={styles.quiet}>{t('week.range', { from: week.from, to: addDays(week.from, 6) })}</span>
      </div>
      <WeekDays
        week={week}
        room={room}
        onTake={
          mayTake && week.open
            ? (day, span) => setKnown({ roomId: room.id, day, from: clockOf(span.from), to: clockOf(span.to) })
            : undefined
        }
      />
      {known && (
        <TakeBookingForm
          open
          venueId={venueId}
          known={known}
          onClose={() => setKnown(undefined)}
          onTaken={() => setKnown(undefined)}
        />
      )}
    </>
  );
}
