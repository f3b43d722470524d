import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { AppraisalDetail, AppraisalMachine } from '../../contract/index.ts';
import { FindingsField } from './findings-field.tsx';

/** A finding with its evidence for each point of the standard, and what it comes to. What was sent back is there again. */
export function FileAppraisalForm(props: StepFormProps<AppraisalMachine, AppraisalDetail>) {
  const { points, findings, summary } = props.record;
  return (
    <StepForm<AppraisalMachine, AppraisalDetail>
      {...props}
      initialValues={findings === null ? {} : { findings, summary }}
      fields={{
        findings: { render: (field) => <FindingsField {...field} points={points} /> },
        summary: { rows: 3 },
      }}
    />
  );
}
