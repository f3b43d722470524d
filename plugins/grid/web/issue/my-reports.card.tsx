import { QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { useIssueAddress } from './issue-address.ts';
import { IssueRows } from './issue-rows.tsx';
import styles from './issue.module.css';
import { issuePageQuery } from './issue.queries.ts';

const SHOWN = 3;

/** On the workbench of whoever reports: what became of it. What waits for them is shown there by the platform. */
export function MyReportsCard() {
  const t = plugin.useTexts();
  const address = useIssueAddress();
  const query = useQuery({
    ...issuePageQuery(plugin.useApi(), { view: 'mine', sort: '-stateSince', pageSize: SHOWN }),
    refetchInterval: 30_000,
  });
  return (
    <div className={styles.cardParts}>
      <QueryState query={query} size="inline" skeleton={<Skeleton title={false} paragraph={{ rows: 3 }} />}>
        {({ items, total, exact }) =>
          items.length === 0 ? (
            <p className={styles.quiet}>{t('issue.card.none')}</p>
          ) : (
            <div>
              <IssueRows issues={items} />
              {total > items.length && (
                <Link to={address.list({ view: 'mine' })} className={styles.more}>
                  {t('issue.card.more', { total: `${total}${exact ? '' : '+'}` })}
                </Link>
              )}
            </div>
          )
        }
      </QueryState>
      <p className={styles.cardLinks}>
        <Link to={address.list({ view: 'all' })}>{t('issue.card.all')}</Link>
        <Link to={address.list({ report: '1' })}>{t('issue.report.verb')}</Link>
      </p>
    </div>
  );
}
