import { useLocale } from '@linli/sdk-web';
import { Route, Routes, useParams } from 'react-router';
import { useContributionQuery } from '../frame/shell.context.tsx';
import { useDocumentTitle } from '../frame/use-document-title.ts';
import { LostPage } from '../pages/lost.page.tsx';
import { contributionsAt, textOf } from './contributions.ts';
import { RemoteExtension } from './remote-extension.tsx';

/** Everything below `/p/<plugin id>/`: the pages that this plugin adds and that are for this person. */
export function PluginPages() {
  const { pluginId } = useParams();
  const locale = useLocale();
  const query = useContributionQuery();
  const isHere = query.registry.plugins.some(({ id }) => id === pluginId);
  const pages = contributionsAt('shell.page/v1', query).filter(({ plugin }) => plugin.id === pluginId);
  return (
    <Routes>
      {pages.map(({ key, plugin, extension }) => (
        <Route
          key={key}
          path={extension.props.path}
          element={
            <TitledPage title={textOf(plugin, extension.props.title, locale)}>
              <RemoteExtension key={key} plugin={plugin} expose={extension.props.component.$ref} size="page" />
            </TitledPage>
          }
        />
      ))}
      <Route path="*" element={<LostPage plugin={isHere ? undefined : pluginId} />} />
    </Routes>
  );
}

function TitledPage({ title, children }: { title: string; children: React.ReactNode }) {
  useDocumentTitle(title);
  return children;
}
