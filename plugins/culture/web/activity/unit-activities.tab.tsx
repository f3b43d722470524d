import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { KindsUsedPanel } from './kinds-used.tsx';

/** On a unit's page: what it does for and with people, and the way to all of it. */
export function UnitActivitiesTab({ unitId }: { unitId: number }) {
  const t = plugin.useTexts();
  return (
    <>
      <KindsUsedPanel unitId={unitId} />
      <Link to={`${plugin.path('activities')}?view=all&unit=${unitId}`}>{t('activity.unit.more')}</Link>
    </>
  );
}
