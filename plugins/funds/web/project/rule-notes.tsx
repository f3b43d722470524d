import { Alert } from 'antd';
import type { ProjectFinding } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './project.module.css';

/** Clauses of the rules in force, beside what they are about. */
export function RuleNotes({ findings }: { findings: readonly ProjectFinding[] }) {
  const t = plugin.useTexts();
  if (findings.length === 0) return null;
  return (
    <div className={styles.rules} role="status">
      {findings.map(({ clause, text, kind, blocks }) => (
        <Alert
          key={`${kind}-${clause}-${text}`}
          type={blocks ? 'error' : 'warning'}
          showIcon
          title={t(blocks ? `project.rule.${kind}` : 'project.rule.hint', { clause, text })}
        />
      ))}
    </div>
  );
}
