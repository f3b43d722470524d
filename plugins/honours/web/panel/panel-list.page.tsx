import { RecordListPage } from '@linli/sdk-web';
import { callPanelSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { membersField } from './panel.forms.tsx';
import { panels } from './panel.queries.ts';

export function PanelListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={panels}
      title={t('nav.panels')}
      columns={[
        { key: 'title', title: t('panel.field.title'), ellipsis: true },
        { key: 'meetsOn', title: t('panel.field.meets-on'), width: 120, card: 'fact' },
      ]}
      create={{ schema: callPanelSchema, fields: { members: membersField } }}
    />
  );
}
