import { Route, Routes } from 'react-router';
import { AppFrame } from '../frame/app-frame.tsx';
import { useCan } from '@linli/sdk-web';
import { AuditPage } from '../pages/audit/audit.page.tsx';
import { GrantsPage } from '../pages/grants/grants.page.tsx';
import { LostPage } from '../pages/lost.page.tsx';
import { PlatformPage } from '../pages/platform/platform.page.tsx';
import { UnitImportPage } from '../pages/unit-import/unit-import.page.tsx';
import { UnitsPage } from '../pages/units/units.page.tsx';
import { WorkbenchPage } from '../pages/workbench/workbench.page.tsx';
import { PluginPages } from '../plugin-host/plugin-pages.tsx';

/** All addresses of the shell. What a page may show is decided by core; the check here only spares a vain request. */
export function App() {
  return (
    <Routes>
      <Route element={<AppFrame />}>
        <Route index element={<WorkbenchPage />} />
        <Route path="units/import" element={<Allowed permission="core.unit.import" page={<UnitImportPage />} />} />
        <Route path="units/:unitId?" element={<Allowed permission="core.unit.read" page={<UnitsPage />} />} />
        <Route path="platform" element={<Allowed permission="core.platform.read" page={<PlatformPage />} />} />
        <Route path="access/grants" element={<Allowed permission="core.grant.read" page={<GrantsPage />} />} />
        <Route path="audit" element={<Allowed permission="core.audit.read" page={<AuditPage />} />} />
        <Route path="p/:pluginId/*" element={<PluginPages />} />
        <Route path="*" element={<LostPage />} />
      </Route>
    </Routes>
  );
}

function Allowed({ permission, page }: { permission: string; page: React.ReactElement }) {
  return useCan(permission) ? page : <LostPage />;
}
