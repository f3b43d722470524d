import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { HireDetail, HireMachine } from '../../contract/index.ts';

/** Which of those whom core knows it is. */
export function SameForm(props: StepFormProps<HireMachine, HireDetail>) {
  const options = props.record.matches
    .filter(({ readable }) => readable)
    .map(({ id, name, unit }) => ({ value: id, label: `${name} · ${unit}` }));
  return <StepForm {...props} fields={{ personId: { control: 'radio', options } }} />;
}
