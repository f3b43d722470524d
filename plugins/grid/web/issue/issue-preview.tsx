import { Facts, QueryState, RecordState, waitingWords } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { ISSUE_MACHINE, titleOf } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { IssueContent } from './issue-content.tsx';
import { useIssueFacts } from './issue-facts.tsx';
import { ISSUES } from './issue.kit.ts';
import styles from './issue.module.css';
import { issueQuery } from './issue.queries.ts';

/** What a row of the list shows in the drawer. */
export function IssuePreview({ id }: { id: string }) {
  const t = plugin.useTexts();
  const query = useQuery(issueQuery(plugin.useApi(), id));
  const factsOf = useIssueFacts();
  return (
    <QueryState query={query} size="inline">
      {(issue) => (
        <div className={styles.preview}>
          <header>
            <h2 className={styles.previewTitle}>{titleOf(issue)}</h2>
            <p className={styles.previewState}>
              <RecordState kit={ISSUES} state={issue.state} />
              <span>{waitingWords(ISSUE_MACHINE, t, issue)}</span>
            </p>
          </header>
          <div>
            <IssueContent issue={issue} />
          </div>
          <Facts items={factsOf(issue)} title={t('issue.facts')} />
        </div>
      )}
    </QueryState>
  );
}
