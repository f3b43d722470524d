import type { FieldControlProps } from '@linli/sdk-web';
import { Button, Input, Select } from 'antd';
import { FUND_CATEGORIES } from '../../contract/index.ts';
import type { RuleCap } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './rule-document.module.css';

const NEW: RuleCap = { no: '', category: 'service', amount: '' };

/** The most that a project of a category may cost. */
export function CapsField({ id, value, onChange, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const caps = Array.isArray(value) ? (value as RuleCap[]) : [];
  const put = (at: number, part: Partial<RuleCap>) =>
    onChange(caps.map((each, n) => (n === at ? { ...each, ...part } : each)));
  return (
    <div id={id} role="group" aria-label={label} className={styles.parts}>
      {caps.map((cap, at) => (
        <fieldset key={at} className={styles.part}>
          <Input
            aria-label={t('rule-document.clause.no')}
            placeholder={t('rule-document.clause.no')}
            value={cap.no}
            maxLength={20}
            onChange={(event) => put(at, { no: event.target.value })}
          />
          <div className={styles.line}>
            <Select
              aria-label={t('rule-document.clause.category')}
              className={styles.category}
              value={cap.category}
              onChange={(category) => put(at, { category })}
              options={FUND_CATEGORIES.map((each) => ({ value: each, label: t(`ledger.category.${each}`) }))}
            />
            <Input
              aria-label={t('rule-document.clause.amount')}
              placeholder={t('rule-document.clause.amount')}
              inputMode="decimal"
              value={cap.amount}
              maxLength={20}
              onChange={(event) => put(at, { amount: event.target.value })}
            />
            <Button type="text" onClick={() => onChange(caps.filter((_, n) => n !== at))}>
              {t('rule-document.clause.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...caps, NEW])}>{t('rule-document.clause.add-cap')}</Button>
    </div>
  );
}
