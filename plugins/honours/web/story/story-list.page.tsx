import { RecordListPage } from '@linli/sdk-web';
import type { Story } from '../../contract/index.ts';
import { useAwardNames } from '../award/award-names.ts';
import { plugin } from '../plugin.ts';
import { stories } from './story.queries.ts';

export function StoryListPage() {
  const t = plugin.useTexts();
  const names = useAwardNames();
  return (
    <RecordListPage
      records={stories}
      title={t('nav.stories')}
      columns={[
        { key: 'award', title: t('award.field.name'), width: 120, render: ({ awardId }: Story) => names.get(awardId) },
        { key: 'place', title: t('story.field.place'), ellipsis: true, card: 'fact' },
        {
          key: 'expiresOn',
          title: t('story.field.expires-on'),
          width: 152,
          card: 'fact',
          render: ({ expiresOn, isExpired }: Story) => (isExpired ? t('story.expired') : expiresOn),
        },
      ]}
    />
  );
}
