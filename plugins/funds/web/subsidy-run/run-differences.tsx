import { DetailSection, QueryState, useApi, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { SUBSIDY_ENTRY_PERMISSION } from '../../contract/index.ts';
import type { SubsidyDifferences, SubsidyRunDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { differencesQuery } from './subsidy-run.queries.ts';
import styles from './subsidy-run.module.css';

/** What changed since the last run: in numbers, and by name for whoever wants to see. */
export function RunDifferences({ run: { id, tally } }: { run: SubsidyRunDetail }) {
  const t = plugin.useTexts();
  const mayRead = useCan(SUBSIDY_ENTRY_PERMISSION.read);
  const isComputed = tally.all.count > 0;
  const query = useQuery({ ...differencesQuery(useApi(plugin.apiBase), id), enabled: mayRead && isComputed });
  if (!mayRead || !isComputed) return null;
  return (
    <DetailSection title={t('subsidy-run.differences.section')}>
      <QueryState query={query} size="inline">
        {(differences) => <Told {...differences} />}
      </QueryState>
    </DetailSection>
  );
}

function Told({ last, counts, items }: SubsidyDifferences) {
  const t = plugin.useTexts();
  const [open, setOpen] = useState(false);
  if (!last) return <p className={styles.told}>{t('subsidy-run.differences.first')}</p>;
  if (items.length === 0)
    return <p className={styles.told}>{t('subsidy-run.differences.same', { title: last.title })}</p>;
  return (
    <>
      <p className={styles.told}>
        {t('subsidy-run.differences.told', { title: last.title, ...counts })}
        <Button type="link" size="small" onClick={() => setOpen(!open)}>
          {t(open ? 'subsidy-run.differences.hide' : 'subsidy-run.differences.show')}
        </Button>
      </p>
      {open && (
        <ul className={styles.changes}>
          {items.map(({ kind, person, organisation, before }) => (
            <li key={`${kind} ${person} ${organisation}`}>
              <strong>{t(`subsidy-run.differences.kind.${kind}`)}</strong> {person}
              <span className={styles.where}>
                {organisation}
                {before !== null && ` \u00B7 ${t('subsidy-run.differences.from', { before })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
