import { DetailText, RecordPage, TimeText, figureText } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { isHelp, isLife } from '../../contract/index.ts';
import type { ActivityDetail } from '../../contract/index.ts';
import { brands } from '../brand/brand.queries.ts';
import { plugin } from '../plugin.ts';
import { programmes } from '../programme/programme.queries.ts';
import { venues } from '../venue/venue.queries.ts';
import { ActivityPhotos } from './activity-photos.tsx';
import styles from './activity.module.css';
import { activities } from './activity.queries.ts';

export function ActivityDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const facts = useFacts();
  return (
    <RecordPage id={id} records={activities} list={t('nav.activities')} title={({ title }) => title} facts={facts}>
      {(one) => (
        <>
          <Remarks of={one} />
          <DetailText
            title={t('activity.field.need')}
            text={one.noNeedReason === null ? one.need : t('activity.no-need', { reason: one.noNeedReason })}
            none={t('activity.need.none')}
          />
          <DetailText title={t('activity.field.summary')} text={one.summary} none={t('activity.summary.none')} />
          <ActivityPhotos of={one} />
        </>
      )}
    </RecordPage>
  );
}

function useFacts() {
  const t = plugin.useTexts();
  const [venue, programme, brand] = [venues.useAddress(), programmes.useAddress(), brands.useAddress()];
  const link = (to: (id: string) => string, known: { id: string; title: string } | null) =>
    known && <Link to={to(known.id)}>{known.title}</Link>;
  const fact = (key: string, value: React.ReactNode) => ({ key, label: t(`activity.field.${key}`), value });
  return (one: ActivityDetail) => [
    fact('kind', t(`activity.kind.${one.kind}`)),
    fact(
      'time',
      one.startsAt && one.endsAt && (
        <>
          <TimeText at={one.startsAt} />
          <br />
          <TimeText at={one.endsAt} />
        </>
      ),
    ),
    fact(
      'where',
      (one.venue ?? one.place) && (
        <>
          {link(venue.record, one.venue)} {one.place}
        </>
      ),
    ),
    fact('audience', one.audience),
    fact('organiser', one.organiserName),
    fact('co-organisers', one.coOrganisers.join(t('list.and'))),
    fact('alliance', one.alliance ?? (isHelp(one.kind) && one.state !== 'idea' ? t('activity.own') : null)),
    fact('seats', one.seats === null ? null : t('activity.seats.count', { seats: one.seats })),
    fact('cost', one.costFen === null ? null : figureText({ unit: 'fen', value: one.costFen, whole: null })),
    fact('programme', link(programme.record, one.programme)),
    fact('brand', link(brand.record, one.brand)),
    fact('head-count', one.headCount === null ? null : t('activity.people', { count: one.headCount })),
  ];
}

/** What whoever plans or reads it should know: days that are no ordinary ones, and who sees it. */
function Remarks({ of: { days, kind } }: { of: ActivityDetail }) {
  const t = plugin.useTexts();
  const lines = [
    ...days.map(({ day, kind: what, name }) => t(`activity.day.${what}`, { day, name: name ?? '' })),
    ...(isLife(kind) ? [t('activity.life')] : []),
  ];
  return lines.length > 0 ? (
    <Alert type="info" showIcon className={styles.remarks} title={lines.join(t('list.and'))} />
  ) : null;
}
