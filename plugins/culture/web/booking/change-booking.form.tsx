import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { BookingDetail, BookingMachine } from '../../contract/index.ts';
import { useBookingFields } from './use-booking-fields.tsx';

/** The masked number is not sent back: whoever leaves it empty takes it out. */
export function ChangeBookingForm(props: StepFormProps<BookingMachine, BookingDetail>) {
  return <StepForm {...props} fields={useBookingFields(props.record.venue.id)} initialValues={{ phone: undefined }} />;
}
