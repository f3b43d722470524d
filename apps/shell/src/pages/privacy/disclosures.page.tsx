import type { Disclosure } from '@linli/contracts';
import { Facts, ListPage, StateTag, TimeText, toApiQuery, useApi, useCan } from '@linli/sdk-web';
import type { ListColumn, ListFilter } from '@linli/sdk-web';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { fieldsText, lookerText, subjectText } from './disclosure-words.ts';
import { disclosurePageQuery } from './privacy.queries.ts';

/** Who looked at whose masked values, as what and what for; also where it was refused. */
export function DisclosuresPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.disclosures'));
  const api = useApi();
  return (
    <ListPage<Disclosure>
      title={t('menu.disclosures')}
      description={t('privacy.disclosures.description')}
      source={(query) => disclosurePageQuery(api, 'all', toApiQuery(query))}
      rowKey={({ id }) => id}
      columns={useColumns()}
      filters={useFilters()}
      search={{ placeholder: t('privacy.disclosures.search') }}
      preview={(disclosure) => <DisclosureFacts disclosure={disclosure} />}
      previewTitle={(disclosure) => t('privacy.disclosures.title', { whose: subjectText(t, disclosure) })}
      empty={{ title: t('privacy.disclosures.empty'), description: t('privacy.disclosures.empty-how') }}
    />
  );
}

function useFilters(): ListFilter[] {
  const t = useShellTexts();
  return [
    { key: 'at', kind: 'date-range', label: t('privacy.at') },
    {
      key: 'outcome',
      kind: 'select',
      label: t('privacy.outcome-word'),
      options: ['shown', 'refused'].map((value) => ({ value, label: t(`privacy.outcome.${value}`) })),
    },
  ];
}

function useColumns(): ListColumn<Disclosure>[] {
  const t = useShellTexts();
  return [
    { key: 'at', title: t('privacy.at'), width: 176, card: 'fact', render: ({ at }) => <TimeText at={at} /> },
    {
      key: 'by',
      title: t('privacy.by'),
      width: 260,
      card: 'title',
      ellipsis: true,
      render: (each) => lookerText(t, each),
    },
    { key: 'subject', title: t('privacy.whose'), width: 120, card: 'fact', render: (each) => subjectText(t, each) },
    {
      key: 'fields',
      title: t('privacy.fields'),
      width: 120,
      card: 'fact',
      render: ({ fields }) => fieldsText(t, fields),
    },
    { key: 'reason', title: t('privacy.reason'), card: 'fact', ellipsis: true },
    {
      key: 'outcome',
      title: t('privacy.outcome-word'),
      width: 110,
      card: 'state',
      render: ({ outcome }) => <Outcome of={outcome} />,
    },
  ];
}

function Outcome({ of }: { of: Disclosure['outcome'] }) {
  const t = useShellTexts();
  return <StateTag tone={of === 'refused' ? 'danger' : 'neutral'}>{t(`privacy.outcome.${of}`)}</StateTag>;
}

function DisclosureFacts({ disclosure }: { disclosure: Disclosure }) {
  const t = useShellTexts();
  const readsPeople = useCan('core.person.read');
  const { subject, fields, reason, unit, outcome, at } = disclosure;
  const whose = subjectText(t, disclosure);
  return (
    <Facts
      items={[
        { key: 'at', label: t('privacy.at'), value: <TimeText at={at} /> },
        { key: 'by', label: t('privacy.by'), value: lookerText(t, disclosure) },
        {
          key: 'whose',
          label: t('privacy.whose'),
          value:
            subject.personId !== null && readsPeople ? <Link to={`/people/${subject.personId}`}>{whose}</Link> : whose,
        },
        { key: 'fields', label: t('privacy.fields'), value: fieldsText(t, fields) },
        { key: 'reason', label: t('privacy.reason'), value: reason },
        { key: 'unit', label: t('privacy.unit'), value: unit?.name },
        { key: 'outcome', label: t('privacy.outcome-word'), value: <Outcome of={outcome} /> },
      ]}
    />
  );
}
