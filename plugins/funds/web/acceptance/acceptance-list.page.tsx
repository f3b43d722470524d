import { RecordListPage } from '@linli/sdk-web';
import type { Acceptance } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { acceptances } from './acceptance.queries.ts';
import { panelWords } from './panel-words.ts';

/** Panels of the unit in the header. They are called on the page of a project. */
export function AcceptanceListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={acceptances}
      title={t('nav.acceptances')}
      columns={[
        {
          key: 'project',
          title: t('acceptance.field.project'),
          ellipsis: true,
          render: ({ project }: Acceptance) => project.title,
        },
        { key: 'heldOn', title: t('acceptance.field.held-on'), width: 112, card: 'fact' },
        {
          key: 'panel',
          title: t('acceptance.field.panel'),
          card: 'fact',
          ellipsis: true,
          render: ({ panel }: Acceptance) => panelWords(t, panel),
        },
      ]}
      actions={[{ key: 'projects', label: t('nav.projects'), href: plugin.path('projects') }]}
      filters={[{ key: 'project', kind: 'text', label: t('acceptance.field.project'), wordOnly: true }]}
    />
  );
}
