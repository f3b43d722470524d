import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { awardRounds } from './award-round.queries.ts';

export function AwardRoundDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={awardRounds} list={t('nav.award-rounds')} title={({ title }) => title}>
      {({ note }) => <DetailText title={t('award-round.field.note')} text={note} none={t('award-round.note.none')} />}
    </RecordPage>
  );
}
