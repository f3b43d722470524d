import type { FieldControlProps } from '@linli/sdk-web';
import { Input, Radio } from 'antd';
import type { Finding } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './acceptance.module.css';

/** Passed or failed for each item, with a remark. */
export function FindingsField({ id, value, onChange, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const findings = Array.isArray(value) ? (value as Finding[]) : [];
  const set = (at: number, more: Partial<Finding>) =>
    onChange(
      findings.map((finding, index) => {
        if (index !== at) return finding;
        const { remark, ...rest } = { ...finding, ...more };
        return remark ? { ...rest, remark } : rest;
      }),
    );
  return (
    <ol id={id} aria-label={label} className={styles.findings}>
      {findings.map(({ item, passed, remark }, at) => (
        <li key={item}>
          <span>{item}</span>
          <Radio.Group
            // A group of its own: antd names all buttons of a form's field alike, and of one name a browser lets only one be pressed.
            name={`${id}-${at}`}
            aria-label={item}
            value={passed}
            onChange={({ target }) => set(at, { passed: target.value === true })}
            options={[
              { value: true, label: t('acceptance.finding.passed') },
              { value: false, label: t('acceptance.finding.failed') },
            ]}
          />
          <Input
            aria-label={`${item} ${t('acceptance.finding.remark')}`}
            placeholder={t('acceptance.finding.remark')}
            maxLength={120}
            autoComplete="off"
            value={remark ?? ''}
            onChange={({ target }) => set(at, { remark: target.value })}
          />
        </li>
      ))}
    </ol>
  );
}
