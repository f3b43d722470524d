import type { Problem } from '@linli/contracts';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { ApiError } from '../api/api-error.ts';
import { describeError } from '../kit/describe-error.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import styles from './schema-form.module.css';

interface FailureProps {
  error: ApiError | Error | null;
  /** The notice of a conflict that names the record as it is now. */
  children(problem: Problem, current: Record<string, unknown>): ReactNode;
}

/** What went wrong on sending, on top of the form; a conflict with both versions. */
export function Failure({ error, children }: FailureProps) {
  const sdk = useSdkTexts();
  if (!error) {
    return null;
  }
  if (error instanceof ApiError && error.status === 409) {
    const current = error.problem.params?.current;
    if (typeof current === 'object' && current !== null) {
      return <>{children(error.problem, current as Record<string, unknown>)}</>;
    }
  }
  const { title, detail, remedy, traceId } = describeError(error, sdk);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className={styles.notice}
      title={title}
      description={
        <>
          {detail && <div>{detail}</div>}
          {remedy && <div>{remedy}</div>}
          {traceId && <small className={styles.trace}>{`${sdk('error.trace')} ${traceId}`}</small>}
        </>
      }
    />
  );
}
