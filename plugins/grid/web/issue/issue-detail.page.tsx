import {
  DetailPage,
  QueryState,
  RecordState,
  RecordSteps,
  historyEntries,
  useRecordActions,
  waitingWords,
} from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ISSUE_MACHINE, titleOf } from '../../contract/index.ts';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { IssueContent } from './issue-content.tsx';
import { useIssueFacts } from './issue-facts.tsx';
import { useIssueAddress } from './issue-address.ts';
import { ISSUES } from './issue.kit.ts';
import { issueHistoryQuery, issueQuery } from './issue.queries.ts';

const REFRESH_MS = 20_000;

/** One issue: what it is, who it waits for, what may be done with it, and what happened so far. */
export function IssueDetailPage({ id }: { id: string }) {
  const query = useQuery({ ...issueQuery(plugin.useApi(), id), refetchInterval: REFRESH_MS });
  return <QueryState query={query}>{(issue) => <Detail issue={issue} />}</QueryState>;
}

function Detail({ issue }: { issue: IssueDetail }) {
  const t = plugin.useTexts();
  const address = useIssueAddress();
  const history = useQuery({ ...issueHistoryQuery(plugin.useApi(), issue.id), refetchInterval: REFRESH_MS });
  const { primary, actions, begin, form } = useRecordActions(ISSUES, issue);
  const facts = useIssueFacts()(issue);
  const waiting = waitingWords(ISSUE_MACHINE, t, issue);
  const title = titleOf(issue);
  useEffect(() => {
    document.title = `${title} · ${t('nav.issues')}`;
  }, [title, t]);
  return (
    <>
      <DetailPage
        breadcrumb={[{ label: t('nav.issues'), href: address.list() }]}
        title={title}
        code={issue.no}
        state={<RecordState kit={ISSUES} state={issue.state} />}
        waiting={waiting ? { text: waiting, since: issue.stateSince } : undefined}
        steps={<RecordSteps kit={ISSUES} state={issue.state} history={history.data ?? []} />}
        primary={primary}
        actions={actions}
        facts={facts}
        history={
          history.data ? (
            historyEntries(ISSUES, t, history.data)
          ) : (
            <QueryState query={history} size="inline">
              {() => null}
            </QueryState>
          )
        }
      >
        <IssueContent issue={issue} onRemovePhoto={begin('remove-photo')} />
      </DetailPage>
      {form}
    </>
  );
}
