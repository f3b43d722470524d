import type { AuditChange } from '@linli/contracts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AuditValue } from './audit-value.tsx';
import styles from './audit.module.css';

/** What changed, field by field: what it was, and what it became. What a look or an export tells has no before. */
export function AuditDifference({ changes }: { changes: readonly AuditChange[] }) {
  const t = useShellTexts();
  const hasBefore = changes.some(({ before }) => before !== null);
  return (
    <table className={styles.difference}>
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          {hasBefore && <th scope="col">{t('audit.before')}</th>}
          <th scope="col">{t(hasBefore ? 'audit.after' : 'audit.value')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, label, before, after, beforeText, afterText }) => (
          <tr key={field}>
            <th scope="row">{label ?? <code className={styles.code}>{field}</code>}</th>
            {hasBefore && (
              <td className={styles.before}>
                <AuditValue value={before} text={beforeText} />
              </td>
            )}
            <td className={styles.after}>
              <AuditValue value={after} text={afterText} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
