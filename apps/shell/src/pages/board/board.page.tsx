import { AppstoreOutlined, TableOutlined } from '@ant-design/icons';
import { dayOf } from '@linli/contracts';
import { EmptyState, PageHeader, QueryState, useApi, useCurrentUnit, usePhone } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AsOfPicker } from '../governance/as-of-picker.tsx';
import { groupsOf, notRecordedOf } from './board.model.ts';
import styles from './board.module.css';
import { boardQuery } from './board.queries.ts';
import { BoardTable } from './board-table.tsx';
import { NotRecorded } from './not-recorded.tsx';
import { OwnerSection } from './owner-section.tsx';
import { TileSkeletons } from './tile-skeletons.tsx';
import { useBoardAddress, type BoardView } from './use-board-address.ts';

/** The district's figures: of a unit, on a day, each opening to the records that it counts. */
export function BoardPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.board'));
  const { asOf, view, setView } = useBoardAddress();
  const { unitId, unit } = useCurrentUnit();
  const board = useQuery(boardQuery(useApi()));
  const phone = usePhone();
  const tools = (
    <div className={styles.tools}>
      <Segmented<BoardView>
        aria-label={t('board.view.label')}
        value={view}
        onChange={setView}
        options={[
          { value: 'tiles', label: t('board.view.tiles'), icon: <AppstoreOutlined aria-hidden /> },
          { value: 'table', label: t('board.view.table'), icon: <TableOutlined aria-hidden /> },
        ]}
      />
      <AsOfPicker />
    </div>
  );
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('menu.board')}
        description={t('board.description', {
          unit: unit?.name ?? t('governance.all-units'),
          day: asOf ?? dayOf(new Date()),
        })}
        extra={phone ? undefined : tools}
      />
      {/* Beside the title there is no room for them on a phone. */}
      {phone && <div className={styles.below}>{tools}</div>}
      <QueryState query={board} skeleton={<TileSkeletons count={6} />}>
        {(told) => {
          const groups = groupsOf(told);
          if (told.indicators.length === 0)
            return <EmptyState title={t('board.empty')} description={t('board.empty-hint')} />;
          return (
            <>
              {view === 'table' ? (
                <BoardTable groups={groups} unitId={unitId} unit={unit} asOf={asOf} />
              ) : (
                groups.map((group) => <OwnerSection key={group.owner.id} group={group} unitId={unitId} asOf={asOf} />)
              )}
              <NotRecorded lines={notRecordedOf(told)} />
            </>
          );
        }}
      </QueryState>
    </div>
  );
}
