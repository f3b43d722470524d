import type { CrossMembershipRow, OneShoulderRow, UnitRef } from '@linli/contracts';
import { StateTag, shareText, useCan } from '@linli/sdk-web';
import type { ListColumn } from '@linli/sdk-web';
import { Button } from 'antd';
import { useState } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { OrganisationLink, PersonLink } from '../directory/refs.tsx';
import { ExceptionForm } from './exception.form.tsx';
import { GovernanceList } from './governance-list.tsx';
import styles from './governance.module.css';

/** 一肩挑, community by community: since when it is so, since when not, and the reason where one was entered. */
export function OneShoulderList() {
  const t = useShellTexts();
  const mayExcept = useCan('core.governance.update');
  const [excepted, setExcepted] = useState<OneShoulderRow | null>(null);
  const columns: ListColumn<OneShoulderRow>[] = [
    ...usePlaceColumns<OneShoulderRow>(),
    {
      key: 'secretary',
      title: t('governance.column.secretary'),
      width: 84,
      card: 'fact',
      labelled: true,
      render: ({ secretary }) => <Held of={secretary} />,
    },
    {
      key: 'director',
      title: t('governance.column.director'),
      width: 104,
      card: 'fact',
      labelled: true,
      render: ({ director }) => <Held of={director} />,
    },
    {
      key: 'since',
      title: t('governance.column.since'),
      width: 110,
      card: 'fact',
      labelled: true,
      render: ({ since }) => <Since day={since} />,
    },
    {
      key: 'exception',
      title: t('governance.column.exception'),
      width: 160,
      card: 'fact',
      ellipsis: true,
      render: (row) => (
        <span className={styles.reason}>
          {row.exception ? (
            <span className={styles.words} title={row.exception.reason}>
              {row.exception.reason}
            </span>
          ) : (
            (!mayExcept || row.yes) && <span className={styles.none}>—</span>
          )}
          {mayExcept && !row.yes && (
            <Button
              type="link"
              size="small"
              className={styles.enter}
              onClick={(event) => {
                event.stopPropagation();
                setExcepted(row);
              }}
            >
              {t(row.exception ? 'governance.exception.change' : 'governance.exception.enter')}
            </Button>
          )}
        </span>
      ),
    },
    {
      key: 'yes',
      title: t('governance.column.one-shoulder'),
      width: 96,
      card: 'state',
      render: ({ yes, exception }) => (
        <StateTag tone={yes ? 'success' : exception ? 'neutral' : 'warning'}>
          {t(yes ? 'governance.yes' : exception ? 'governance.excepted' : 'governance.no')}
        </StateTag>
      ),
    },
  ];
  return (
    <>
      <GovernanceList<OneShoulderRow>
        list="one-shoulder"
        columns={columns}
        rowKey={({ community }) => String(community.id)}
        to={({ community }) => `/units/${community.id}`}
      />
      {excepted && <ExceptionForm key={excepted.community.id} row={excepted} onClose={() => setExcepted(null)} />}
    </>
  );
}

/** 交叉任职: who sits on both committees of a community. */
export function CrossMembershipList() {
  const t = useShellTexts();
  const columns: ListColumn<CrossMembershipRow>[] = [
    ...usePlaceColumns<CrossMembershipRow>(),
    { key: 'partyMembers', title: t('governance.column.party-members'), width: 110, numeric: true, card: 'none' },
    {
      key: 'committeeMembers',
      title: t('governance.column.committee-members'),
      width: 110,
      numeric: true,
      card: 'none',
    },
    {
      key: 'both',
      title: t('governance.column.both'),
      card: 'fact',
      render: ({ both }) =>
        both.length === 0 ? (
          <span className={styles.none}>—</span>
        ) : (
          both.map(({ person, since }, index) => (
            <span key={person.id} title={t('directory.since', { day: since })}>
              {index > 0 && '、'}
              <PersonLink of={person} />
            </span>
          ))
        ),
    },
    {
      key: 'share',
      title: t('governance.column.cross-share'),
      width: 130,
      numeric: true,
      card: 'fact',
      render: ({ both, either }) => {
        const share = shareText(both.length, either);
        return share ? `${share}（${both.length}/${either}）` : '—';
      },
    },
  ];
  return (
    <GovernanceList<CrossMembershipRow>
      list="cross-membership"
      columns={columns}
      rowKey={({ community }) => String(community.id)}
      to={({ community }) => `/units/${community.id}`}
    />
  );
}

interface Placed {
  community: UnitRef;
  street: UnitRef | null;
  partyBody: { id: string; name: string; readable: boolean } | null;
}

function usePlaceColumns<T extends Placed>(): ListColumn<T>[] {
  const t = useShellTexts();
  return [
    {
      key: 'community',
      title: t('level.community'),
      width: 176,
      card: 'title',
      ellipsis: true,
      render: ({ community }) => community.name,
    },
    {
      key: 'street',
      title: t('level.street'),
      width: 104,
      card: 'fact',
      ellipsis: true,
      render: ({ street }) => street?.name,
    },
    {
      key: 'partyBody',
      title: t('governance.column.party-body'),
      width: 150,
      card: 'none',
      ellipsis: true,
      render: ({ partyBody }) =>
        partyBody ? <OrganisationLink of={partyBody} /> : <span className={styles.none}>—</span>,
    },
  ];
}

function Held({ of }: { of: OneShoulderRow['secretary'] }) {
  const t = useShellTexts();
  if (!of) return <span className={styles.gapWord}>{t('governance.nobody')}</span>;
  return (
    <span title={t('directory.since', { day: of.since })}>
      <PersonLink of={of.person} />
    </span>
  );
}

function Since({ day }: { day: string | null }) {
  return <span className={styles.since}>{day ?? '—'}</span>;
}
