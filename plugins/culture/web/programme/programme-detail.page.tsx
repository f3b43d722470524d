import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { activities } from '../activity/activity.queries.ts';
import { plugin } from '../plugin.ts';
import { programmes } from './programme.queries.ts';

export function ProgrammeDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const activity = activities.useAddress();
  return (
    <RecordPage
      id={id}
      records={programmes}
      list={t('nav.programmes')}
      title={({ title }) => title}
      facts={({ theme }) => [
        { key: 'theme', label: t('programme.field.theme'), value: t(`programme.theme.${theme}`) },
        {
          key: 'activities',
          label: t('programme.field.activities'),
          value: <Link to={activity.list({ view: 'all', programme: id })}>{t('programme.activities')}</Link>,
        },
      ]}
    >
      {({ note }) => <DetailText title={t('programme.field.note')} text={note} none={t('programme.note.none')} />}
    </RecordPage>
  );
}
