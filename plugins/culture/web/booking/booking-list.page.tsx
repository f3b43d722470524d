import { ListPage, RecordState, toApiQuery, useAddressFlag, useCan, useCurrentUnit } from '@linli/sdk-web';
import type { ListColumn, ListFilter, ListView } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { BOOKING_MACHINE, BOOKING_PERMISSION, BOOKING_VIEWS } from '../../contract/index.ts';
import type { Booking } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { bookingCountsQuery, bookings } from './booking.queries.ts';
import { whenOf } from './booking-words.ts';
import { TakeBookingForm } from './take-booking.form.tsx';

const REFRESH_MS = 30_000;
const COUNTED = ['state', 'venue', 'room', 'dayFrom', 'dayTo'];

/** The booking desk: today, what waits, and everything; whoever calls is taken down in a drawer over it. */
export function BookingListPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const address = bookings.useAddress();
  const navigate = useNavigate();
  const { unitId } = useCurrentUnit();
  const [search] = useSearchParams();
  const mayTake = useCan(BOOKING_PERMISSION.take);
  const [taking, setTaking] = useAddressFlag('take');
  const views: ListView[] = BOOKING_VIEWS.map((key) => ({ key, label: t(`booking.view.${key}`) }));
  const view = search.get('view') ?? 'today';
  const counts = useQuery({
    ...bookingCountsQuery(api, {
      unit: unitId,
      q: search.get('q'),
      ...Object.fromEntries(COUNTED.map((key) => [key, search.get(key)])),
    }),
    refetchInterval: REFRESH_MS,
  });
  const nothing = view === 'all' ? 'empty' : `none-${view}`;
  return (
    <>
      <ListPage<Booking>
        title={t('nav.bookings')}
        primary={mayTake ? { key: 'take', label: t('booking.action.take'), onClick: () => setTaking(true) } : undefined}
        source={(query) => bookings.page(api, { ...toApiQuery(query), view: query.view, unit: unitId })}
        rowKey={({ id }) => id}
        columns={useColumns()}
        views={views}
        counts={counts.data}
        filters={useFilters()}
        search={{ placeholder: t('booking.list.search') }}
        href={({ id }) => address.record(id)}
        empty={{
          title: t(`booking.list.${nothing}`),
          description: mayTake && view !== 'waiting' ? t('booking.list.empty-hint') : undefined,
        }}
        refreshMs={REFRESH_MS}
      />
      {mayTake && (
        <TakeBookingForm
          open={taking}
          onClose={() => setTaking(false)}
          onTaken={({ id }) => void navigate(address.record(id), { replace: true })}
        />
      )}
    </>
  );
}

function useFilters(): ListFilter[] {
  const t = plugin.useTexts();
  return [
    {
      key: 'state',
      kind: 'select',
      multiple: true,
      label: t('venue.field.state'),
      options: Object.keys(BOOKING_MACHINE.states).map((value) => ({ value, label: t(`booking.state.${value}`) })),
    },
    { key: 'day', kind: 'date-range', label: t('booking.field.day') },
    { key: 'venue', kind: 'text', label: t('booking.field.this-venue'), wordOnly: true },
    { key: 'room', kind: 'text', label: t('booking.field.this-room'), wordOnly: true },
  ];
}

function useColumns(): ListColumn<Booking>[] {
  const t = plugin.useTexts();
  return [
    { key: 'purpose', title: t('booking.field.purpose'), card: 'title', ellipsis: true },
    {
      key: 'when',
      title: t('booking.field.when'),
      width: 232,
      card: 'fact',
      render: (each) => whenOf(t, each),
    },
    {
      key: 'room',
      title: t('booking.field.room'),
      width: 296,
      card: 'fact',
      ellipsis: true,
      render: ({ venue, room }) => [venue.title, room.title].join(' · '),
    },
    {
      key: 'people',
      title: t('booking.field.expected'),
      width: 96,
      numeric: true,
      card: 'none',
      render: ({ expected }) => t('booking.people', { count: expected }),
    },
    {
      key: 'headCount',
      title: t('booking.field.head-count'),
      width: 96,
      numeric: true,
      card: 'none',
      render: ({ headCount }) => (headCount === null ? '—' : t('booking.people', { count: headCount })),
    },
    {
      key: 'state',
      title: t('venue.field.state'),
      width: 112,
      card: 'state',
      render: ({ state }) => <RecordState kit={bookings} state={state} />,
    },
  ];
}
