import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { RoomDetail, RoomMachine } from '../../contract/index.ts';
import { useFunctionsField } from '../parts/use-functions-field.ts';

export function ChangeRoomForm(props: StepFormProps<RoomMachine, RoomDetail>) {
  return <StepForm {...props} fields={{ functions: useFunctionsField() }} />;
}
