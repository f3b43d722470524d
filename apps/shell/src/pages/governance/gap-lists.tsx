import type { EntranceGroupsRow, GridWithoutBranchRow, MissingSeatsRow, VacancyRow } from '@linli/contracts';
import { StateTag } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { OrganisationLink, PersonLink } from '../directory/refs.tsx';
import { GovernanceList } from './governance-list.tsx';
import styles from './governance.module.css';

/** Posts that one person holds and nobody does. */
export function VacancyList() {
  const t = useShellTexts();
  return (
    <GovernanceList<VacancyRow>
      list="vacancies"
      rowKey={({ organisation, post }) => `${organisation.id} ${post}`}
      to={({ organisation }) => `/organisations/${organisation.id}`}
      columns={[
        {
          key: 'organisation',
          title: t('appointment.organisation'),
          card: 'title',
          ellipsis: true,
          render: ({ organisation }) => organisation.name,
        },
        { key: 'postTitle', title: t('appointment.post'), width: 130, card: 'fact' },
        {
          key: 'unit',
          title: t('organisation.unit'),
          width: 170,
          card: 'fact',
          ellipsis: true,
          render: ({ unit }) => unit.name,
        },
        {
          key: 'since',
          title: t('governance.column.vacant-since'),
          width: 120,
          card: 'fact',
          labelled: true,
          render: ({ since }) => <span className={styles.since}>{since ?? '—'}</span>,
        },
        {
          key: 'last',
          title: t('governance.column.last'),
          width: 110,
          card: 'none',
          render: ({ last }) => (last ? <PersonLink of={last.person} /> : <span className={styles.none}>—</span>),
        },
        {
          key: 'proposed',
          title: t('governance.column.proposed'),
          width: 120,
          card: 'state',
          render: ({ proposed }) => (
            <StateTag tone={proposed ? 'active' : 'warning'}>
              {t(proposed ? 'governance.proposed' : 'governance.not-proposed')}
            </StateTag>
          ),
        },
      ]}
    />
  );
}

/** Big committees and the seats that nobody sits on. */
export function MissingSeatsList() {
  const t = useShellTexts();
  return (
    <GovernanceList<MissingSeatsRow>
      list="missing-seats"
      rowKey={({ organisation }) => organisation.id}
      to={({ organisation }) => `/organisations/${organisation.id}`}
      columns={[
        {
          key: 'organisation',
          title: t('appointment.organisation'),
          card: 'title',
          ellipsis: true,
          render: ({ organisation }) => organisation.name,
        },
        {
          key: 'unit',
          title: t('organisation.unit'),
          width: 190,
          card: 'fact',
          ellipsis: true,
          render: ({ unit }) => unit.name,
        },
        {
          key: 'missing',
          title: t('governance.column.missing'),
          width: 280,
          card: 'fact',
          labelled: true,
          render: ({ missing }) =>
            missing.length === 0 ? (
              <span className={styles.none}>—</span>
            ) : (
              missing.map(({ seat, since }) => (
                <span
                  key={seat}
                  className={styles.seat}
                  title={since ? t('directory.since', { day: since }) : undefined}
                >
                  {t(`appointment.seat.${seat}`)}
                </span>
              ))
            ),
        },
        {
          key: 'filled',
          title: t('governance.column.filled'),
          width: 260,
          card: 'none',
          render: ({ filled }) => filled.map((seat) => t(`appointment.seat.${seat}`)).join('、') || '—',
        },
      ]}
    />
  );
}

/** Grids in which no branch of the party is active. */
export function GridsWithoutBranchList() {
  const t = useShellTexts();
  return (
    <GovernanceList<GridWithoutBranchRow>
      list="grids-without-branch"
      rowKey={({ grid }) => String(grid.id)}
      to={({ grid }) => `/units/${grid.id}`}
      columns={[
        { key: 'grid', title: t('level.grid'), card: 'title', ellipsis: true, render: ({ grid }) => grid.name },
        {
          key: 'community',
          title: t('level.community'),
          width: 220,
          card: 'fact',
          ellipsis: true,
          render: ({ community }) => community?.name,
        },
        {
          key: 'since',
          title: t('governance.column.without-since'),
          width: 130,
          card: 'fact',
          labelled: true,
          render: ({ since }) => <span className={styles.since}>{since ?? '—'}</span>,
        },
        {
          key: 'underway',
          title: t('governance.column.underway'),
          width: 260,
          card: 'fact',
          labelled: true,
          ellipsis: true,
          render: ({ underway }) =>
            underway ? <OrganisationLink of={underway} /> : <span className={styles.none}>—</span>,
        },
      ]}
    />
  );
}

/** Party groups of entrances, community by community. */
export function EntranceGroupsList() {
  const t = useShellTexts();
  return (
    <GovernanceList<EntranceGroupsRow>
      list="entrance-groups"
      rowKey={({ community }) => String(community.id)}
      to={({ community }) => `/organisations?unit=${community.id}&type=party-group`}
      columns={[
        {
          key: 'community',
          title: t('level.community'),
          card: 'title',
          ellipsis: true,
          render: ({ community }) => community.name,
        },
        {
          key: 'street',
          title: t('level.street'),
          width: 160,
          card: 'fact',
          ellipsis: true,
          render: ({ street }) => street?.name,
        },
        { key: 'groups', title: t('governance.column.groups'), width: 120, numeric: true, card: 'fact' },
        { key: 'withLeader', title: t('governance.column.with-leader'), width: 120, numeric: true, card: 'fact' },
        {
          key: 'entrances',
          title: t('governance.column.entrances'),
          width: 120,
          numeric: true,
          card: 'none',
          render: ({ entrances }) => entrances ?? t('governance.not-recorded'),
        },
      ]}
    />
  );
}
