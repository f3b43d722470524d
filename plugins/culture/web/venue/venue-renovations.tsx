import { DetailSection, RecordState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import styles from '../parts/parts.module.css';
import { renovations } from '../renovation/renovation.queries.ts';

/** What was done to a venue, the newest first; nothing where nothing was. */
export function VenueRenovations({ venueId }: { venueId: string }) {
  const t = plugin.useTexts();
  const address = renovations.useAddress();
  const { data } = useQuery(renovations.page(plugin.useApi(), { venue: venueId, pageSize: 10 }));
  if (!data || data.items.length === 0) return null;
  return (
    <DetailSection title={t('nav.renovations')}>
      <ul className={styles.lines}>
        {data.items.map((each) => (
          <li key={each.id}>
            <Link to={address.record(each.id)}>{each.title}</Link>
            <span className={styles.quiet}>{t('renovation.dates', { from: each.startsOn, to: each.endsOn })}</span>
            <RecordState kit={renovations} state={each.state} />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
