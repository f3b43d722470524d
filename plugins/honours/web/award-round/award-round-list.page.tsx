import { RecordListPage } from '@linli/sdk-web';
import { createAwardRoundSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { awardRounds } from './award-round.queries.ts';

export function AwardRoundListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={awardRounds}
      title={t('nav.award-rounds')}
      columns={[{ key: 'title', title: t('award-round.field.title'), ellipsis: true }]}
      create={{ schema: createAwardRoundSchema }}
    />
  );
}
