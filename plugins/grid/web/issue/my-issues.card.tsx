import { QueryState, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { ISSUE_PERMISSION } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { IssueRows } from './issue-rows.tsx';
import { useIssueAddress } from './issue-words.ts';
import styles from './issue.module.css';
import { issuePageQuery } from './issue.queries.ts';
import { useHasTodo } from './use-has-todo.ts';

/** What waits comes first, and gets more room. */
const SHOWN = { 'mine-to-do': 5, mine: 3 } as const;

/** On the workbench: what waits for me, longest first; for who reports, what became of it. */
export function MyIssuesCard() {
  const t = plugin.useTexts();
  const address = useIssueAddress();
  const hasTodo = useHasTodo();
  const mayReport = useCan(ISSUE_PERMISSION.report);
  return (
    <div className={styles.cardParts}>
      {hasTodo && <Part view="mine-to-do" sort="stateSince" />}
      {mayReport && <Part view="mine" sort="-stateSince" heading={t('issue.view.mine')} />}
      {!hasTodo && !mayReport && <p className={styles.quiet}>{t('issue.card.none.mine-to-do')}</p>}
      <p className={styles.cardLinks}>
        <Link to={address.list({ view: 'all' })}>{t('issue.card.all')}</Link>
        {mayReport && <Link to={address.list({ report: '1' })}>{t('issue.report.verb')}</Link>}
      </p>
    </div>
  );
}

function Part({ view, sort, heading }: { view: 'mine-to-do' | 'mine'; sort: string; heading?: string }) {
  const t = plugin.useTexts();
  const address = useIssueAddress();
  const query = useQuery({
    ...issuePageQuery(plugin.useApi(), { view, sort, pageSize: SHOWN[view] }),
    refetchInterval: 30_000,
  });
  return (
    <section aria-label={t(`issue.view.${view}`)}>
      {heading && <h3 className={styles.cardHeading}>{heading}</h3>}
      <QueryState query={query} size="inline" skeleton={<Skeleton title={false} paragraph={{ rows: 3 }} />}>
        {({ items, total, exact }) =>
          items.length === 0 ? (
            <p className={styles.quiet}>{t(`issue.card.none.${view}`)}</p>
          ) : (
            <>
              <IssueRows issues={items} />
              {total > items.length && (
                <Link to={address.list({ view })} className={styles.more}>
                  {t('issue.card.more', { total: `${total}${exact ? '' : '+'}` })}
                </Link>
              )}
            </>
          )
        }
      </QueryState>
    </section>
  );
}
