import { FormDrawer, joinedWords, useSdkTexts, waitingWords } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { BOOKING_MACHINE, takeBookingSchema } from '../../contract/index.ts';
import type { BookingDetail, TakeBooking } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { bookings } from './booking.queries.ts';
import { useBookingFields } from './use-booking-fields.tsx';

interface Props {
  open: boolean;
  onClose(): void;
  onTaken(booking: BookingDetail): void;
  /** Only rooms of this venue. */
  venueId?: string;
  /** What is known already, from where in the week somebody pressed: it is not asked again. */
  known?: Partial<TakeBooking>;
}

/** Whoever calls is written down in one form. */
export function TakeBookingForm({ open, onClose, onTaken, venueId, known = {} }: Props) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const verb = t('booking.action.take');
  return (
    <FormDrawer<typeof takeBookingSchema, BookingDetail>
      id={['culture.booking.take', venueId, known.roomId, known.day, known.from].filter(Boolean).join('.')}
      open={open}
      title={verb}
      schema={takeBookingSchema}
      t={t}
      textPrefix="booking.take"
      fields={useBookingFields(venueId)}
      initialValues={{ askerKind: 'organisation', ...known }}
      submitLabel={verb}
      onSubmit={(values, { idempotencyKey }) => bookings.create(api, values, idempotencyKey)}
      onDone={(taken) => {
        bookings.keep(queries, taken);
        void message.success(joinedWords(sdk, [t('booking.done.take'), waitingWords(BOOKING_MACHINE, t, taken)]));
        onTaken(taken);
      }}
      onClose={onClose}
    />
  );
}
