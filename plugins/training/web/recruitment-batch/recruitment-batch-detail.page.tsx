import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { BatchHires } from './batch-hires.tsx';
import { BatchNotice } from './batch-notice.tsx';
import { recruitmentBatches } from './recruitment-batch.queries.ts';

export function RecruitmentBatchDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const people = (count: number) => t('recruitment-batch.people', { count });
  return (
    <RecordPage
      id={id}
      records={recruitmentBatches}
      list={t('nav.recruitment-batches')}
      title={({ title }) => title}
      facts={({ places, listed, announcedOn, place, startsOn }) => [
        { key: 'places', label: t('recruitment-batch.field.places'), value: people(places) },
        { key: 'listed', label: t('recruitment-batch.field.listed'), value: people(listed) },
        { key: 'announcedOn', label: t('recruitment-batch.field.announced-on'), value: announcedOn },
        { key: 'place', label: t('recruitment-batch.field.place'), value: place },
        { key: 'startsOn', label: t('recruitment-batch.field.starts-on'), value: startsOn },
      ]}
    >
      {(batch) => (
        <>
          <BatchNotice batch={batch} />
          <BatchHires batch={batch} />
          <DetailText
            title={t('recruitment-batch.field.note')}
            text={batch.note}
            none={t('recruitment-batch.note.none')}
          />
        </>
      )}
    </RecordPage>
  );
}
