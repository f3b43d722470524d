import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { TrainingClassDetail, TrainingClassMachine } from '../../contract/index.ts';
import { useClassFields } from './class-fields.tsx';

export function ChangeClassForm(props: StepFormProps<TrainingClassMachine, TrainingClassDetail>) {
  return <StepForm<TrainingClassMachine, TrainingClassDetail> {...props} fields={useClassFields()} />;
}
