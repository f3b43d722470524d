import { ApartmentOutlined } from '@ant-design/icons';
import { EmptyState, useCurrentUnit } from '@linli/sdk-web';
import { useLocation, useNavigate, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useIsPhone } from '../../frame/use-phone.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { LostPage } from '../lost.page.tsx';
import { UnitDetailPane } from './unit-detail.tsx';
import { UnitTree } from './unit-tree.tsx';
import styles from './units.module.css';

/** The tree on the left, the unit on the right; on a phone one after the other. */
export function UnitsPage() {
  const t = useShellTexts();
  const navigate = useNavigate();
  const { search } = useLocation();
  const isPhone = useIsPhone();
  const { unitId } = useParams();
  const id = unitId === undefined ? null : Number(unitId);
  // Nothing chosen: beside the tree stands the unit that this person looks at anyway.
  const { unitId: current } = useCurrentUnit();
  useDocumentTitle(t('menu.units'));
  if (id !== null && !(Number.isInteger(id) && id > 0)) return <LostPage />;

  const shown = id ?? current;
  const open = (next: number) => void navigate(withUnit(`/units/${next}`, search));
  if (isPhone) {
    return id === null ? (
      <div className={styles.phoneTree}>
        <h1 className={styles.phoneTitle}>{t('menu.units')}</h1>
        <UnitTree selected={null} onSelect={open} />
      </div>
    ) : (
      <UnitDetailPane key={id} unitId={id} />
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <UnitTree selected={shown} onSelect={open} />
      </div>
      <div className={styles.detail}>
        {shown === null ? (
          <EmptyState
            icon={<ApartmentOutlined />}
            title={t('units.choose.title')}
            description={t('units.choose.why')}
          />
        ) : (
          <UnitDetailPane key={shown} unitId={shown} />
        )}
      </div>
    </div>
  );
}
