import { dayOf } from '@linli/contracts';
import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { ExpenseDetail, ExpenseMachine } from '../../contract/index.ts';

/** Mostly on the day on which it is written down. */
export function PayForm(props: StepFormProps<ExpenseMachine, ExpenseDetail>) {
  return <StepForm {...props} initialValues={{ paidOn: dayOf(new Date()) }} />;
}
