import { RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import type { HireDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { BatchLink } from './batch-link.tsx';
import { HireProgress } from './hire-progress.tsx';
import { hires } from './hire.queries.ts';

export function HireDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const link = (to: string | null, words: string) => to && <Link to={to}>{words}</Link>;
  return (
    <RecordPage
      id={id}
      records={hires}
      list={t('nav.hires')}
      title={({ name, organisation }) => `${name} · ${organisation.name}`}
      facts={({ batch, organisation, post, startsOn, doneOn, personId, appointmentId }: HireDetail) => [
        {
          key: 'batch',
          label: t('hire.field.batch'),
          value: <BatchLink batch={batch} />,
        },
        { key: 'organisation', label: t('hire.field.organisation'), value: organisation.name },
        { key: 'post', label: t('hire.field.post'), value: t(`hire.post.${post}`) },
        { key: 'startsOn', label: t('hire.field.starts-on'), value: startsOn },
        { key: 'doneOn', label: t('hire.field.done-on'), value: doneOn },
        {
          key: 'person',
          label: t('hire.field.person'),
          value: link(personId && `/people/${personId}`, t('hire.open.person')),
        },
        {
          key: 'appointment',
          label: t('hire.field.appointment'),
          value: link(appointmentId && `/appointments/${appointmentId}`, t('hire.open.appointment')),
        },
      ]}
    >
      {(hire) => <HireProgress hire={hire} />}
    </RecordPage>
  );
}
