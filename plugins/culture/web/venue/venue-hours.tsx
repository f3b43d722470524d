import { DetailSection } from '@linli/sdk-web';
import type { VenueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from '../parts/parts.module.css';

/** When it is open: a usual week, public holidays, and how much of it is in the evening and at the weekend. */
export function VenueHours({ venue: { hours, holidayHours, openTimes } }: { venue: VenueDetail }) {
  const t = plugin.useTexts();
  const lines = [
    ...hours.map((line, day) => ({ name: t(`venue.weekday.${day}`), line })),
    { name: t('venue.weekday.holiday'), line: holidayHours },
  ];
  return (
    <DetailSection title={t('venue.field.hours')}>
      <dl className={styles.hours}>
        {lines.flatMap(({ name, line }) => [
          <dt key={`${name}.day`}>{name}</dt>,
          <dd key={name} className={line === '' ? styles.closed : undefined}>
            {line === '' ? t('venue.hours.closed') : line.replaceAll(' ', t('list.and')).replaceAll('-', '–')}
          </dd>,
        ])}
      </dl>
      <p className={styles.sum}>
        {t('venue.hours.sum', {
          week: openTimes.week / 60,
          evening: openTimes.evening / 60,
          weekend: openTimes.weekend / 60,
        })}
      </p>
    </DetailSection>
  );
}
