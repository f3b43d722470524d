import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { AcceptanceDetail, AcceptanceMachine } from '../../contract/index.ts';
import { FindingsField } from './findings-field.tsx';

/** What the panel found, item by item; first everything is well. */
export function PassForm(props: StepFormProps<AcceptanceMachine, AcceptanceDetail>) {
  const { items } = props.record;
  return (
    <StepForm
      {...props}
      initialValues={{ findings: [...new Set(items)].map((item) => ({ item, passed: true })) }}
      fields={{ findings: { render: (field) => <FindingsField {...field} /> } }}
    />
  );
}
