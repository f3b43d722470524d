import { DetailText, RecordPage, useCan } from '@linli/sdk-web';
import { Alert } from 'antd';
import { BOOKING_PERMISSION, SIX_MUST_CHECK_PERMISSION } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from '../parts/parts.module.css';
import { VenueFunctions } from './venue-functions.tsx';
import { VenueHours } from './venue-hours.tsx';
import { VenueSixMust } from './venue-six-must.tsx';
import { VenueWeek } from './venue-week.tsx';
import { VenueRenovations } from './venue-renovations.tsx';
import { venues } from './venue.queries.ts';

export function VenueDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const mayBook = useCan(BOOKING_PERMISSION.read);
  const seesChecks = useCan(SIX_MUST_CHECK_PERMISSION.read);
  return (
    <RecordPage
      id={id}
      records={venues}
      list={t('nav.venues')}
      title={({ title }) => title}
      facts={({ kind, address, access, howToBook, openedOn }) => [
        { key: 'kind', label: t('venue.field.kind'), value: t(`venue.kind.${kind}`) },
        { key: 'price', label: t('venue.field.price'), value: t('venue.free') },
        { key: 'address', label: t('venue.field.address'), value: address },
        ...(howToBook ? [{ key: 'howToBook', label: t('venue.field.how-to-book'), value: howToBook }] : []),
        {
          key: 'access',
          label: t('venue.field.access'),
          value:
            access.length > 0
              ? access.map((each) => t(`venue.access.${each}`)).join(t('list.and'))
              : t('venue.access.none'),
        },
        ...(openedOn ? [{ key: 'openedOn', label: t('venue.field.opened-on'), value: openedOn }] : []),
      ]}
    >
      {(venue) => (
        <>
          {venue.suspension && (
            <Alert type="warning" showIcon className={styles.notice} title={t('venue.suspended', venue.suspension)} />
          )}
          <VenueFunctions functions={venue.functions} />
          {seesChecks && <VenueSixMust venue={venue} />}
          {mayBook && <VenueWeek venue={venue} />}
          <VenueHours venue={venue} />
          <VenueRenovations venueId={venue.id} />
          <DetailText title={t('venue.field.note')} text={venue.note} none={t('venue.note.none')} />
        </>
      )}
    </RecordPage>
  );
}
