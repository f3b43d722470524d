import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { activities } from '../activity/activity.queries.ts';
import { clubs } from '../club/club.queries.ts';
import { plugin } from '../plugin.ts';
import { venues } from '../venue/venue.queries.ts';
import { brands } from './brand.queries.ts';

export function BrandDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const [club, venue, activity] = [clubs.useAddress(), venues.useAddress(), activities.useAddress()];
  return (
    <RecordPage
      id={id}
      records={brands}
      list={t('nav.brands')}
      title={({ title }) => title}
      facts={({ clubId, clubTitle, venueId, venueTitle }) => [
        {
          key: 'club',
          label: t('brand.field.club'),
          value: clubId && <Link to={club.record(clubId)}>{clubTitle}</Link>,
        },
        {
          key: 'venue',
          label: t('brand.field.venue'),
          value: venueId && <Link to={venue.record(venueId)}>{venueTitle}</Link>,
        },
        {
          key: 'activities',
          label: t('brand.field.activities'),
          value: <Link to={activity.list({ view: 'all', brand: id })}>{t('brand.activities')}</Link>,
        },
      ]}
    >
      {({ story }) => <DetailText title={t('brand.field.story')} text={story} none={t('brand.story.none')} />}
    </RecordPage>
  );
}
