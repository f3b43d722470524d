import { Grid, Progress, Steps } from 'antd';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import styles from './state-steps.module.css';

export interface StateStep {
  key: string;
  label: string;
  /** Below the label: when, by whom. */
  note?: string;
}

export interface StateStepsProps {
  steps: readonly StateStep[];
  /** Key of the step that is going on now; all before it are done. */
  current: string;
  /** The last step is reached: nothing is going on any more. */
  finished?: boolean;
  /** The current step went wrong (sent back, refused). */
  failed?: boolean;
}

/** Where a record stands on its way: all steps side by side, on a phone the present one and what comes next. */
export function StateSteps({ steps, current, finished, failed }: StateStepsProps) {
  const index = Math.max(
    0,
    steps.findIndex((step) => step.key === current),
  );
  return (
    <Steps
      size="small"
      responsive
      titlePlacement="vertical"
      current={index}
      status={failed ? 'error' : finished ? 'finish' : 'process'}
      items={steps.map((step) => ({ key: step.key, title: step.label, content: step.note }))}
    />
  );
}
