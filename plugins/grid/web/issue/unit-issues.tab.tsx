import { EmptyState, QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { IssueRows } from './issue-rows.tsx';
import styles from './issue.module.css';
import { issuePageQuery } from './issue.queries.ts';

const SHOWN = 10;

/** On a unit's page: the newest issues there and below. */
export function UnitIssuesTab({ unitId }: { unitId: number }) {
  const t = plugin.useTexts();
  const query = useQuery(issuePageQuery(plugin.useApi(), { unit: unitId, pageSize: SHOWN }));
  return (
    <QueryState query={query} size="inline">
      {({ items, total, exact }) =>
        items.length === 0 ? (
          <EmptyState title={t('issue.unit.none')} />
        ) : (
          <>
            <IssueRows issues={items} />
            <Link to={`${plugin.path('issues')}?view=all&unit=${unitId}`} className={styles.more}>
              {t('issue.card.more', { total: `${total}${exact ? '' : '+'}` })}
            </Link>
          </>
        )
      }
    </QueryState>
  );
}
