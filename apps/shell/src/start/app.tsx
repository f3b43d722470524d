import { useCan } from '@linli/sdk-web';
import { Route, Routes } from 'react-router';
import { AppFrame } from '../frame/app-frame.tsx';
import { LostPage } from '../pages/lost.page.tsx';
import { OWN_PAGES, type OwnPage } from '../pages/own-pages.ts';
import { PluginPages } from '../plugin-host/plugin-pages.tsx';

/** All addresses of the shell: its own pages, those of plugins, and one page for everything else. */
export function App() {
  return (
    <Routes>
      <Route element={<AppFrame />}>
        {OWN_PAGES.map((own) => (
          <Route key={own.path} path={own.path} element={<Allowed own={own} />} />
        ))}
        <Route path="p/:pluginId/*" element={<PluginPages />} />
        <Route path="*" element={<LostPage />} />
      </Route>
    </Routes>
  );
}

function Allowed({ own: { permission, page: Page } }: { own: OwnPage }) {
  const may = useCan(permission ?? '');
  return permission === undefined || may ? <Page /> : <LostPage />;
}
