import { TimeText } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './audit.module.css';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** A value of a line as a person reads it. What is masked stays as it is. */
export function AuditValue({ value, text }: { value: unknown; text: string | null }) {
  const t = useShellTexts();
  if (text !== null) return <>{text}</>;
  const nothing = <span className={styles.none}>{t('audit.nothing')}</span>;
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') return <>{t(value ? 'audit.yes' : 'audit.no')}</>;
  if (typeof value === 'number') return <>{value}</>;
  if (typeof value === 'string') return INSTANT.test(value) ? <TimeText at={value} /> : <>{value}</>;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number'))
    return value.length === 0 ? nothing : <>{value.join('、')}</>;
  if (typeof value === 'object' && Object.keys(value).length === 0) return nothing;
  return <code className={styles.code}>{JSON.stringify(value)}</code>;
}
