import { DetailSection, QueryState, RecordPage } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import type { GradeChangeDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { gradeChanges } from './grade-change.queries.ts';
import { gradeWords } from './grade-words.ts';

const MOST = 50;

export function GradeChangeDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={gradeChanges}
      list={t('nav.grade-changes')}
      title={({ person, after }) => `${person.name} \u00B7 ${gradeWords(t, after)}`}
      facts={({ organisation, before, after, since, basis, paper }) => [
        { key: 'organisation', label: t('grade-change.field.organisation'), value: organisation },
        { key: 'before', label: t('grade-change.field.before'), value: gradeWords(t, before) },
        { key: 'after', label: t('grade-change.field.after'), value: gradeWords(t, after) },
        { key: 'since', label: t('grade-change.field.since'), value: since },
        { key: 'basis', label: t('grade-change.field.basis'), value: t(`grade-change.basis.${basis}`) },
        { key: 'paper', label: t('grade-change.field.paper'), value: paper },
      ]}
    >
      {(one) => <Earlier of={one} />}
    </RecordPage>
  );
}

/** The grades of this appointment, the latest first. */
function Earlier({ of }: { of: GradeChangeDetail }) {
  const t = plugin.useTexts();
  const address = gradeChanges.useAddress();
  const query = { appointment: of.appointmentId, state: 'approved', pageSize: MOST };
  const earlier = useQuery(gradeChanges.page(plugin.useApi(), query));
  return (
    <DetailSection title={t('grade-change.earlier')}>
      <QueryState query={earlier} size="inline" skeleton={<Skeleton title={false} paragraph={{ rows: 2 }} />}>
        {({ items }) => {
          const others = items.filter(({ id }) => id !== of.id);
          return others.length === 0 ? (
            <p>{t('grade-change.earlier.none')}</p>
          ) : (
            <ul>
              {others.map(({ id, since, after }) => (
                <li key={id}>
                  <Link to={address.record(id)}>
                    {since} {gradeWords(t, after)}
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
    </DetailSection>
  );
}
