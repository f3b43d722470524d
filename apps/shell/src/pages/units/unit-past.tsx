import { PageHeader, QueryState, useAnchors, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert, Tag } from 'antd';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { stepsAbove } from './unit-detail.tsx';
import { unitPastQuery } from './unit.queries.ts';
import styles from './units.module.css';

/** A unit as it was at the end of a past day: to be looked at, not to be changed. */
export function UnitPastPane({ unitId, asOf }: { unitId: number; asOf: string }) {
  const t = useShellTexts();
  const own = useAnchors('core.unit.read');
  const unit = useQuery(unitPastQuery(useApi(), unitId, asOf));
  return (
    <QueryState query={unit}>
      {(past) => (
        <>
          <PageHeader
            title={past.name}
            breadcrumb={stepsAbove(past.ancestors, own).map(({ id, name, mine }) => ({
              label: name,
              ...(mine ? { href: `/units/${id}?asOf=${asOf}` } : {}),
            }))}
            tags={
              <>
                <Tag>{t(`level.${past.level}`)}</Tag>
                {past.state !== 'active' && <Tag>{t(`units.state.${past.state}`)}</Tag>}
              </>
            }
          />
          <Alert
            className={styles.warning}
            type="info"
            showIcon
            title={t('units.past', { day: asOf })}
            action={<Link to={`/units/${past.id}`}>{t('units.past-now')}</Link>}
          />
          <dl className={styles.facts}>
            <div>
              <dt>{t('units.code')}</dt>
              <dd>{past.code ?? t('units.code-pending')}</dd>
            </div>
            <div>
              <dt>{t('units.children')}</dt>
              <dd>{past.childCount}</dd>
            </div>
          </dl>
        </>
      )}
    </QueryState>
  );
}
