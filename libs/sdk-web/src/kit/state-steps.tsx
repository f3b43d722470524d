import { Steps } from 'antd';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import styles from './state-steps.module.css';
import { usePhone } from './use-phone.ts';

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
  const t = useSdkTexts();
  const phone = usePhone();
  const index = Math.max(
    0,
    steps.findIndex((step) => step.key === current),
  );
  const step = steps[index];
  const next = steps[index + 1];
  if (phone && step) {
    return (
      <div>
        <div className={styles.line}>
          <strong className={failed ? styles.failed : styles.now}>{step.label}</strong>
          <span className={styles.place}>{t('steps.place', { number: index + 1, count: steps.length })}</span>
          {next && !finished && <span className={styles.next}>{t('steps.next', { step: next.label })}</span>}
        </div>
        <div aria-hidden="true" className={styles.bar}>
          {steps.map(({ key }, at) => (
            <span key={key} className={at <= index ? (failed ? styles.wrong : styles.done) : styles.todo} />
          ))}
        </div>
      </div>
    );
  }
  return (
    <Steps
      size="small"
      titlePlacement="vertical"
      current={index}
      status={failed ? 'error' : finished ? 'finish' : 'process'}
      items={steps.map(({ key, label, note }) => ({ key, title: label, content: note }))}
    />
  );
}
