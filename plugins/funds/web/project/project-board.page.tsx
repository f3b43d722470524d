import { EmptyState, PageHeader, QueryState, RecordState, useCurrentUnit } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ProjectBoard } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { boardQuery } from './project-more.queries.ts';
import { projects } from './project.queries.ts';
import styles from './project.module.css';

/** Projects by state, in the order of their life; states without any are left out. */
export function ProjectBoardPage() {
  const t = plugin.useTexts();
  const { unitId } = useCurrentUnit();
  const address = projects.useAddress();
  const board = useQuery(boardQuery(plugin.useApi(), unitId));
  return (
    <>
      <PageHeader
        title={t('nav.project-board')}
        breadcrumb={[{ label: t('nav.projects'), href: address.list({ view: 'all' }) }]}
      />
      <QueryState query={board}>
        {({ states }) => {
          const lanes = states.filter(({ total }) => total > 0);
          if (lanes.length === 0) return <EmptyState title={t('project.board.empty')} />;
          return (
            <div className={styles.board}>
              {lanes.map((lane) => (
                <Lane key={lane.state} lane={lane} />
              ))}
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

function Lane({ lane: { state, total, fen, items } }: { lane: ProjectBoard['states'][number] }) {
  const t = plugin.useTexts();
  const address = projects.useAddress();
  return (
    <section className={styles.lane} aria-label={t(`project.state.${state}`)}>
      <div className={styles.laneHead}>
        <RecordState kit={projects} state={state} />
        <span>{t('project.board.count', { count: total })}</span>
      </div>
      <p className={styles.laneSum}>
        {t('project.field.budget')} {moneyText(fen)}
      </p>
      <ul className={styles.cards}>
        {items.map(({ id, title, unit, fen: budget }) => (
          <li key={id}>
            <Link to={address.record(id)}>{title}</Link>
            <small>
              <span>{unit}</span>
              <span>{moneyText(budget)}</span>
            </small>
          </li>
        ))}
      </ul>
      {total > items.length && (
        <Link className={styles.more} to={address.list({ view: 'all', state })}>
          {t('project.board.more', { count: total })}
        </Link>
      )}
    </section>
  );
}
