import type { Organisation } from '@linli/contracts';
import { ORGANISATION_LINES, ORGANISATION_STATES, ORGANISATION_SUBTYPES, ORGANISATION_TYPES } from '@linli/contracts';
import { ListPage, StateTag, toApiQuery, useApi, useCan, useCurrentUnit } from '@linli/sdk-web';
import type { ListColumn, ListFilter } from '@linli/sdk-web';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { ORGANISATION_TONE, useOrganisationWords } from '../directory/organisation-words.ts';
import { useTableActions } from '../directory/use-table-actions.ts';
import styles from '../directory/directory.module.css';
import { organisationPageQuery } from './organisation.queries.ts';
import { ProposeOrganisationForm } from './propose-organisation.form.tsx';

/** All bodies in reach, narrowed to the unit that one looks at. */
export function OrganisationListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.organisations'));
  const api = useApi();
  const { unitId } = useCurrentUnit();
  const { search } = useLocation();
  const [params, setParams] = useSearchParams();
  const mayPropose = useCan('core.organisation.propose');
  const tableActions = useTableActions('organisations');
  const setProposing = (open: boolean) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous);
      if (open) next.set('propose', '1');
      else next.delete('propose');
      return next;
    });
  return (
    <>
      <ListPage<Organisation>
        title={t('menu.organisations')}
        primary={
          mayPropose
            ? { key: 'propose', label: t('organisation.propose.verb'), onClick: () => setProposing(true) }
            : undefined
        }
        actions={[
          { key: 'chart', label: t('menu.chart'), href: withUnit('/organisations/chart', search) },
          ...tableActions,
        ]}
        source={(query) => organisationPageQuery(api, { ...toApiQuery(query), unitId })}
        rowKey={({ id }) => id}
        columns={useOrganisationColumns()}
        filters={useFilters()}
        search={{ placeholder: t('organisation.search') }}
        defaultSort="place"
        href={({ id }) => withUnit(`/organisations/${id}`, search)}
        empty={{
          title: t('organisation.empty'),
          description: mayPropose ? t('organisation.empty-how') : undefined,
        }}
      />
      {mayPropose && <ProposeOrganisationForm open={params.has('propose')} onClose={() => setProposing(false)} />}
    </>
  );
}

/** The columns of every list of bodies. */
export function useOrganisationColumns(): ListColumn<Organisation>[] {
  const t = useShellTexts();
  const words = useOrganisationWords();
  return [
    { key: 'name', title: t('organisation.name'), card: 'title', ellipsis: true },
    { key: 'type', title: t('organisation.kind'), width: 136, card: 'fact', render: words.type },
    {
      key: 'unit',
      title: t('organisation.unit'),
      width: 140,
      card: 'fact',
      ellipsis: true,
      render: ({ unit }) => unit.name,
    },
    {
      key: 'superior',
      title: t('organisation.superior'),
      width: 200,
      card: 'none',
      ellipsis: true,
      render: ({ superior }) => superior?.name ?? <span className={styles.none}>—</span>,
    },
    {
      key: 'head',
      title: t('organisation.head'),
      width: 150,
      card: 'fact',
      ellipsis: true,
      render: ({ head, headVacant }) =>
        head ? (
          `${head.name} · ${head.postTitle}`
        ) : headVacant ? (
          <span className={styles.warning}>{t('organisation.vacant')}</span>
        ) : (
          <span className={styles.none}>—</span>
        ),
    },
    { key: 'memberCount', title: t('organisation.members'), width: 88, numeric: true, card: 'none' },
    {
      key: 'state',
      title: t('organisation.state-word'),
      width: 104,
      card: 'state',
      render: ({ state }) => <StateTag tone={ORGANISATION_TONE[state]}>{words.state(state)}</StateTag>,
    },
  ];
}

function useFilters(): ListFilter[] {
  const t = useShellTexts();
  const choice = (
    key: string,
    label: string,
    values: readonly string[],
    word: (value: string) => string,
  ): ListFilter => ({
    key,
    kind: 'select',
    label,
    options: values.map((value) => ({ value, label: word(value) })),
  });
  return [
    choice('type', t('organisation.kind'), ORGANISATION_TYPES, (value) => t(`organisation.type.${value}`)),
    choice('subtype', t('organisation.subtype-word'), ORGANISATION_SUBTYPES, (value) =>
      t(`organisation.subtypes.${value}`),
    ),
    choice('state', t('organisation.state-word'), ORGANISATION_STATES, (value) => t(`organisation.state.${value}`)),
    choice('line', t('organisation.line-word'), ORGANISATION_LINES, (value) => t(`organisation.line.${value}`)),
    choice('headVacant', t('organisation.head'), ['true'], () => t('organisation.vacant')),
  ];
}
