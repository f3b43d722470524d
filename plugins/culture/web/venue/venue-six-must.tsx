import { DetailSection, QueryState, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { SIX, SIX_MUST_CHECK_PERMISSION } from '../../contract/index.ts';
import type { SixMustCheck, SixMustList, VenueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { CheckedItems } from '../six-must-check/checked-items.tsx';
import { FileCheckForm } from '../six-must-check/file-check.form.tsx';
import { sixMustChecks } from '../six-must-check/six-must-check.queries.ts';
import { sixMustLists } from '../six-must-list/six-must-list.queries.ts';
import styles from '../six-must-list/six-must.module.css';

const order = ({ checkedOn, id }: SixMustCheck) => `${checkedOn} ${id}`;

/** How a venue stands by its newest check, item by item, with the checks before it; and the check itself. */
export function VenueSixMust({ venue }: { venue: VenueDetail }) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const [filing, setFiling] = useState(false);
  const mayFile = useCan(SIX_MUST_CHECK_PERMISSION.file) && venue.state !== 'closed';
  const inForce = useQuery(sixMustLists.page(api, { state: 'in-force', pageSize: 1 }));
  const filed = useQuery(sixMustChecks.page(api, { venue: venue.id, state: 'filed', pageSize: 100 }));
  const list = inForce.data?.items[0];
  return (
    <DetailSection
      title={t('venue.six-must')}
      extra={mayFile && list && <Button onClick={() => setFiling(true)}>{t('six-must-check.action.file')}</Button>}
    >
      <QueryState query={inForce} size="inline">
        {() => (
          <QueryState query={filed} size="inline">
            {(checks) => <Standing checks={checks.items} list={list} />}
          </QueryState>
        )}
      </QueryState>
      {list && <FileCheckForm venue={venue} list={list} open={filing} onClose={() => setFiling(false)} />}
    </DetailSection>
  );
}

function Standing({ checks, list }: { checks: readonly SixMustCheck[]; list: SixMustList | undefined }) {
  const t = plugin.useTexts();
  // Of two of one day the later entered stands, as in the list of venues.
  const [newest, ...earlier] = checks.toSorted((a, b) => order(b).localeCompare(order(a)));
  if (!newest) return <p className={styles.quiet}>{t(`venue.six-must.${list ? 'never' : 'no-list'}`)}</p>;
  return (
    <>
      <Newest check={newest} list={list} />
      {earlier.length > 0 && <Earlier checks={earlier} />}
    </>
  );
}

function Newest({ check, list }: { check: SixMustCheck; list: SixMustList | undefined }) {
  const t = plugin.useTexts();
  const address = sixMustChecks.useAddress();
  return (
    <>
      {list && list.id !== check.list.id && (
        <Alert type="warning" showIcon title={t('venue.six-must.old', { old: check.list.title, list: list.title })} />
      )}
      <div className={styles.head}>
        <span className={styles.count}>{t('six-must-check.met-of', { met: check.met, of: SIX })}</span>
        <Link to={address.record(check.id)}>{t('venue.six-must.checked', { day: check.checkedOn })}</Link>
        <span className={styles.quiet}>{check.list.title}</span>
      </div>
      <CheckedItems items={check.items} />
    </>
  );
}

function Earlier({ checks }: { checks: readonly SixMustCheck[] }) {
  const t = plugin.useTexts();
  const address = sixMustChecks.useAddress();
  return (
    <>
      <h3>{t('venue.six-must.earlier')}</h3>
      <ul className={styles.items}>
        {checks.map(({ id, checkedOn, met, list }) => (
          <li key={id}>
            <Link to={address.record(id)}>{checkedOn}</Link>
            <span>{t('six-must-check.met-of', { met, of: SIX })}</span>
            <span className={styles.said}>{list.title}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
