import type { Person } from '@linli/contracts';
import { PERSON_STATES } from '@linli/contracts';
import { ListPage, StateTag, toApiQuery, useApi, useCan, useCurrentUnit } from '@linli/sdk-web';
import type { ListColumn } from '@linli/sdk-web';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useTableActions } from '../directory/use-table-actions.ts';
import styles from '../directory/directory.module.css';
import { CreatePersonForm } from './create-person.form.tsx';
import { personPageQuery } from './person.queries.ts';

/** The people who hold a post here, or whose record is kept here. */
export function PersonListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.persons'));
  const api = useApi();
  const { unitId } = useCurrentUnit();
  const { search } = useLocation();
  const [params, setParams] = useSearchParams();
  const mayCreate = useCan('core.person.create');
  const tableActions = useTableActions('people');
  const setCreating = (open: boolean) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous);
      if (open) next.set('create', '1');
      else next.delete('create');
      return next;
    });
  return (
    <>
      <ListPage<Person>
        title={t('menu.persons')}
        primary={
          mayCreate ? { key: 'create', label: t('person.create.verb'), onClick: () => setCreating(true) } : undefined
        }
        actions={tableActions}
        source={(query) => personPageQuery(api, { ...toApiQuery(query), unitId })}
        rowKey={({ id }) => id}
        columns={useColumns()}
        filters={[
          {
            key: 'state',
            kind: 'select',
            label: t('person.state-word'),
            options: PERSON_STATES.map((value) => ({ value, label: t(`person.state.${value}`) })),
          },
          {
            key: 'without',
            kind: 'select',
            label: t('person.posts'),
            options: [{ value: 'post', label: t('person.without-post') }],
          },
        ]}
        search={{ placeholder: t('person.search') }}
        defaultSort="place"
        href={({ id }) => withUnit(`/people/${id}`, search)}
        empty={{ title: t('person.empty'), description: mayCreate ? t('person.empty-how') : undefined }}
      />
      {mayCreate && <CreatePersonForm open={params.has('create')} onClose={() => setCreating(false)} />}
    </>
  );
}

function useColumns(): ListColumn<Person>[] {
  const t = useShellTexts();
  return [
    { key: 'name', title: t('person.name'), width: 120, card: 'title' },
    {
      key: 'posts',
      title: t('person.posts'),
      card: 'fact',
      ellipsis: true,
      render: ({ posts, postCount }) =>
        posts.length === 0 ? (
          <span className={styles.none}>{t('person.no-post')}</span>
        ) : (
          <>
            {posts.map(({ organisation, postTitle }) => `${organisation.name} · ${postTitle}`).join('；')}
            {postCount > posts.length && t('person.more-posts', { count: postCount - posts.length })}
          </>
        ),
    },
    { key: 'unit', title: t('person.unit'), width: 160, card: 'fact', ellipsis: true, render: ({ unit }) => unit.name },
    {
      key: 'phone',
      title: t('person.phone'),
      width: 136,
      card: 'fact',
      render: ({ phone }) => phone ?? <span className={styles.none}>—</span>,
    },
    {
      key: 'state',
      title: t('person.state-word'),
      width: 104,
      card: 'state',
      render: ({ state }) => (
        <StateTag tone={state === 'active' ? 'success' : 'neutral'}>{t(`person.state.${state}`)}</StateTag>
      ),
    },
  ];
}
