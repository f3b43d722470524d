import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { MIN_NOTICE_DAYS } from '../../contract/index.ts';
import type { RecruitmentBatchDetail, RecruitmentBatchMachine } from '../../contract/index.ts';

/** As long as it must be, unless somebody says more. */
export function PublishForm(props: StepFormProps<RecruitmentBatchMachine, RecruitmentBatchDetail>) {
  return <StepForm {...props} initialValues={{ days: MIN_NOTICE_DAYS }} />;
}
