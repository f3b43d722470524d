import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { amountOf } from '../../contract/index.ts';
import type { FundDetail, FundMachine } from '../../contract/index.ts';

/** The amount is written in yuan and kept in fen. */
export function ChangeFundForm(props: StepFormProps<FundMachine, FundDetail>) {
  return <StepForm {...props} initialValues={{ amount: amountOf(props.record.fen) }} />;
}
