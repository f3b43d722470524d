import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { SixMustListDetail, SixMustListMachine } from '../../contract/index.ts';
import { SIX_MUST_LIST_FIELDS } from './items-field.tsx';

export function ChangeSixMustListForm(props: StepFormProps<SixMustListMachine, SixMustListDetail>) {
  return <StepForm {...props} fields={SIX_MUST_LIST_FIELDS} />;
}
