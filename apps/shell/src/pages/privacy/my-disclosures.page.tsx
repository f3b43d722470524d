import type { Disclosure } from '@linli/contracts';
import { ListPage, StateTag, TimeText, toApiQuery, useApi } from '@linli/sdk-web';
import type { ListColumn } from '@linli/sdk-web';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { fieldsText, lookerText } from './disclosure-words.ts';
import { disclosurePageQuery } from './privacy.queries.ts';

/** Who looked at what is kept about me, as what and what for. For everybody, whatever they may do here. */
export function MyDisclosuresPage() {
  const t = useShellTexts();
  useDocumentTitle(t('privacy.mine.title'));
  const api = useApi();
  return (
    <ListPage<Disclosure>
      title={t('privacy.mine.title')}
      description={t('privacy.mine.description')}
      source={(query) => disclosurePageQuery(api, 'mine', toApiQuery(query))}
      rowKey={({ id }) => id}
      columns={useColumns()}
      empty={{ title: t('privacy.mine.empty'), description: t('privacy.mine.empty-how') }}
    />
  );
}

function useColumns(): ListColumn<Disclosure>[] {
  const t = useShellTexts();
  return [
    { key: 'at', title: t('privacy.at'), width: 176, card: 'fact', render: ({ at }) => <TimeText at={at} /> },
    { key: 'by', title: t('privacy.by'), width: 300, card: 'title', render: (each) => lookerText(t, each) },
    {
      key: 'fields',
      title: t('privacy.fields'),
      width: 140,
      card: 'fact',
      render: ({ fields }) => fieldsText(t, fields),
    },
    { key: 'reason', title: t('privacy.reason'), card: 'fact' },
    {
      key: 'outcome',
      title: t('privacy.outcome-word'),
      width: 120,
      card: 'state',
      render: ({ outcome }) => (
        <StateTag tone={outcome === 'refused' ? 'danger' : 'neutral'}>{t(`privacy.outcome.${outcome}`)}</StateTag>
      ),
    },
  ];
}
