import { dayOf } from '@linli/contracts';
import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { MIN_PROJECT_NOTICE_DAYS } from '../../contract/index.ts';
import type { ProjectDetail, ProjectMachine } from '../../contract/index.ts';

type Props = StepFormProps<ProjectMachine, ProjectDetail>;

/** As long as it must be, unless somebody says more. */
export function NoticeForm(props: Props) {
  return <StepForm {...props} initialValues={{ days: MIN_PROJECT_NOTICE_DAYS }} />;
}

/** Mostly on the day on which it is written down. */
export function TodayForm(props: Props) {
  const today = dayOf(new Date());
  return (
    <StepForm {...props} initialValues={props.action === 'begin' ? { startedOn: today } : { completedOn: today }} />
  );
}

export function DeliberateForm(props: Props) {
  return <StepForm {...props} initialValues={{ votesAgainst: 0 }} />;
}
