import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { venues } from '../venue/venue.queries.ts';
import { clubs } from './club.queries.ts';

export function ClubDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const venueAddress = venues.useAddress();
  return (
    <RecordPage
      id={id}
      records={clubs}
      list={t('nav.clubs')}
      title={({ title }) => title}
      facts={({ interest, size, contactPost, venueId, venueTitle, branchId, branchName }) => [
        { key: 'interest', label: t('club.field.interest'), value: t(`club.interest.${interest}`) },
        { key: 'size', label: t('club.field.size'), value: t('club.people', { count: size }) },
        { key: 'contact', label: t('club.field.contact'), value: contactPost },
        {
          key: 'venue',
          label: t('club.field.venue'),
          value: venueId && <Link to={venueAddress.record(venueId)}>{venueTitle}</Link>,
        },
        {
          key: 'branch',
          label: t('club.field.branch'),
          value: branchId ? <Link to={`/organisations/${branchId}`}>{branchName}</Link> : t('club.branch.none'),
        },
      ]}
    >
      {({ note }) => <DetailText title={t('club.field.note')} text={note} none={t('club.note.none')} />}
    </RecordPage>
  );
}
