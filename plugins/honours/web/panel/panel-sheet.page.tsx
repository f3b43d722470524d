import { QueryState, SignatureSheet } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { plugin } from '../plugin.ts';
import { panels } from './panel.queries.ts';

/** The sheet that lies before each member: candidates by number, who stands aside, and room for a vote. */
export function PanelSheetPage() {
  const t = plugin.useTexts();
  const id = useSearchParams()[0].get('panel') ?? '';
  const one = useQuery(panels.one(plugin.useApi(), id));
  return (
    <QueryState query={one}>
      {({ title, meetsOn, quorum, cases }) => (
        <SignatureSheet
          title={title}
          facts={[
            { label: t('panel.field.meets-on'), value: meetsOn },
            { label: t('panel.field.quorum'), value: String(quorum) },
          ]}
          columns={[
            { key: 'no', title: t('panel.sheet.no'), width: 12 },
            {
              key: 'class',
              title: t('panel.sheet.class'),
              width: 16,
              render: ({ class: honour }) => t(`honour-class.${honour}`),
            },
            {
              key: 'asides',
              title: t('panel.sheet.asides'),
              width: 22,
              render: ({ asides }) => asides.map(({ name }) => name).join('、'),
            },
          ]}
          blanks={[t('panel.sheet.vote'), t('panel.sheet.signature')]}
          rows={cases}
          rowKey={({ candidacyId }) => candidacyId}
        />
      )}
    </QueryState>
  );
}
