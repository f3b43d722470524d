import { ApartmentOutlined } from '@ant-design/icons';
import { EmptyState, useCurrentUnit } from '@linli/sdk-web';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useIsPhone } from '../../frame/use-phone.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { LostPage } from '../lost.page.tsx';
import { UnitDetailPane } from './unit-detail.tsx';
import { UnitPastPane } from './unit-past.tsx';
import { UnitTree } from './unit-tree.tsx';
import type { TreeView } from './unit.queries.ts';
import styles from './units.module.css';

/** The tree on the left, the unit on the right; on a phone one after the other. */
export function UnitsPage() {
  const t = useShellTexts();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const isPhone = useIsPhone();
  const { unitId } = useParams();
  const id = unitId === undefined ? null : Number(unitId);
  // Nothing chosen: beside the tree stands the unit that this person looks at anyway.
  const { unitId: current } = useCurrentUnit();
  useDocumentTitle(t('menu.units'));
  if (id !== null && !(Number.isInteger(id) && id > 0)) return <LostPage />;

  const shown = id ?? current;
  const asOf = search.get('asOf');
  const view: TreeView = {
    asOf: asOf !== null && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : null,
    inactive: search.get('inactive') === '1',
  };
  // The day one looks at stands in the address: a link shows the same tree.
  const addressOf = (next: TreeView): URLSearchParams => {
    const kept = new URLSearchParams(search);
    kept.delete('tab');
    for (const [name, value] of [
      ['asOf', next.asOf],
      ['inactive', next.inactive ? '1' : null],
    ] as const)
      if (value === null) kept.delete(name);
      else kept.set(name, value);
    return kept;
  };
  const open = (next: number) => void navigate({ pathname: `/units/${next}`, search: addressOf(view).toString() });
  const tree = (selected: number | null) => (
    <UnitTree
      selected={selected}
      onSelect={open}
      view={view}
      onView={(next) => setSearch(addressOf(next), { replace: true })}
    />
  );
  const pane = (unitId: number) =>
    view.asOf === null ? (
      <UnitDetailPane key={unitId} unitId={unitId} />
    ) : (
      <UnitPastPane key={unitId} unitId={unitId} asOf={view.asOf} />
    );
  if (isPhone) {
    return id === null ? (
      <div className={styles.phoneTree}>
        <h1 className={styles.phoneTitle}>{t('menu.units')}</h1>
        {tree(null)}
      </div>
    ) : (
      pane(id)
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.side}>{tree(shown)}</div>
      <div className={styles.detail}>
        {shown === null ? (
          <EmptyState
            icon={<ApartmentOutlined />}
            title={t('units.choose.title')}
            description={t('units.choose.why')}
          />
        ) : (
          pane(shown)
        )}
      </div>
    </div>
  );
}
