import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { BrandDetail, BrandMachine } from '../../contract/index.ts';
import { clubField, venueField } from '../links/link-field.tsx';

const chosen = (id: string | null, title: string | null) => (id && title ? { id, title } : null);

export function ChangeBrandForm(props: StepFormProps<BrandMachine, BrandDetail>) {
  const { clubId, clubTitle, venueId, venueTitle } = props.record;
  const fields = { clubId: clubField(chosen(clubId, clubTitle)), venueId: venueField(chosen(venueId, venueTitle)) };
  return <StepForm<BrandMachine, BrandDetail> {...props} fields={fields} />;
}
