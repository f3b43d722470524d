import { RecordState, TimeText } from '@linli/sdk-web';
import { Link } from 'react-router';
import { titleOf } from '../../contract/index.ts';
import type { Issue } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useIssueAddress } from './issue-address.ts';
import { ISSUES } from './issue.kit.ts';
import styles from './issue.module.css';

/** Some issues in few words, where the page is about something else. */
export function IssueRows({ issues }: { issues: readonly Issue[] }) {
  const t = plugin.useTexts();
  const address = useIssueAddress();
  return (
    <ul className={styles.rows}>
      {issues.map((issue) => (
        <li key={issue.id}>
          <Link to={address.issue(issue.id)} className={styles.row}>
            <span className={styles.rowTitle}>{titleOf(issue)}</span>
            <RecordState kit={ISSUES} state={issue.state} />
            <span className={styles.rowNote}>
              {t(`issue.category.${issue.category}`)}
              {' · '}
              {issue.path.at(-1)?.name}
              {' · '}
              <TimeText at={issue.stateSince} kind="relative" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
