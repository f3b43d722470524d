import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, ApiQuery, RecordSet } from '@linli/sdk-web';
import { BOOKING_MACHINE } from '../../contract/index.ts';
import type {
  Booking,
  BookingCounts,
  BookingDetail,
  BookingMachine,
  CallerPhone,
  VenueWeek,
} from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeBookingForm } from './change-booking.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const bookings: RecordSet<BookingMachine, Booking, BookingDetail> = {
  ...recordsOf<Booking, BookingDetail>(plugin, 'bookings'),
  plugin,
  machine: BOOKING_MACHINE,
  said: ['reason'],
  forms: { change: ChangeBookingForm },
};

export const bookingCountsQuery = (api: ApiClient, query: ApiQuery) => ({
  queryKey: [plugin.id, 'bookings', 'counts', query],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<BookingCounts>('bookings/counts', { query, signal }),
});

/** Below the bookings, so that a change of one of them asks for it anew. */
export const venueWeekQuery = (api: ApiClient, venueId: string, from: string | undefined) => ({
  queryKey: [plugin.id, 'bookings', 'week', venueId, from],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<VenueWeek>(`venues/${venueId}/week`, { query: { from }, signal }),
});

export const showPhone = (api: ApiClient, id: string) => api.post<CallerPhone>(`bookings/${id}/phone`);
