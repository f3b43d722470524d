import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { VenueDetail, VenueMachine } from '../../contract/index.ts';
import { useVenueFields } from './use-venue-fields.tsx';

export function ChangeVenueForm(props: StepFormProps<VenueMachine, VenueDetail>) {
  return <StepForm {...props} fields={useVenueFields()} />;
}
