import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { Alert } from 'antd';
import type { SubsidyRunDetail, SubsidyRunMachine } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import styles from './subsidy-run.module.css';

/** Money leaves the district here: how much goes to how many, out of which line, and what stays behind. */
export function ReleaseForm(props: StepFormProps<SubsidyRunMachine, SubsidyRunDetail>) {
  const t = plugin.useTexts();
  const { tally, streets, line } = props.record;
  const goes = { count: tally.all.count - tally.held.count, fen: tally.all.fen - tally.held.fen };
  return (
    <StepForm {...props}>
      <p className={styles.goes}>{moneyText(goes.fen)}</p>
      <p className={styles.told}>{t('subsidy-run.release.about', { count: goes.count, streets: streets.length })}</p>
      <p className={styles.told}>
        {line === null ? t('subsidy-run.release.no-line') : t('subsidy-run.release.line', { line: line.title })}
      </p>
      {tally.held.count > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('subsidy-run.release.held', { count: tally.held.count, amount: moneyText(tally.held.fen) })}
        />
      )}
    </StepForm>
  );
}
