import { DetailPage, QueryState, StateSteps, StateTag } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { titleOf } from '../../contract/index.ts';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useIssueActions } from './issue-actions.tsx';
import { IssueContent } from './issue-content.tsx';
import { useIssueFacts } from './issue-facts.tsx';
import { historyEntries } from './issue-history.ts';
import { stepsOf } from './issue-steps.ts';
import { STATE_TONE, useIssueAddress, waitingWords } from './issue-words.ts';
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
  const { primary, actions, form } = useIssueActions(issue);
  const facts = useIssueFacts()(issue);
  const events = history.data ?? [];
  const waiting = waitingWords(t, issue);
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
        state={<StateTag tone={STATE_TONE[issue.state]}>{t(`issue.state.${issue.state}`)}</StateTag>}
        waiting={waiting ? { text: waiting, since: issue.stateSince } : undefined}
        steps={<StateSteps {...stepsOf(t, issue.state, events)} />}
        primary={primary}
        actions={actions}
        facts={facts}
        history={
          history.data ? (
            historyEntries(t, history.data)
          ) : (
            <QueryState query={history} size="inline">
              {() => null}
            </QueryState>
          )
        }
      >
        <IssueContent issue={issue} />
      </DetailPage>
      {form}
    </>
  );
}
