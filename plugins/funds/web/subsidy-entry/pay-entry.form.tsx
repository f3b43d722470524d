import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { SubsidyEntryDetail, SubsidyEntryMachine } from '../../contract/index.ts';
import { todayText } from '../subsidy-run/today.ts';

/** Today, unless somebody says another day. */
export function PayEntryForm(props: StepFormProps<SubsidyEntryMachine, SubsidyEntryDetail>) {
  return <StepForm {...props} initialValues={{ paidOn: todayText() }} />;
}
