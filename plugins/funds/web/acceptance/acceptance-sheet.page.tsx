import { QueryState, SignatureSheet } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { plugin } from '../plugin.ts';
import { acceptances } from './acceptance.queries.ts';
import { panelSize, panelWords } from './panel-words.ts';

/** The sheet that the panel signs: the items to be looked at, and a row for each of those who sit on it. */
export function AcceptanceSheetPage() {
  const t = plugin.useTexts();
  const id = useSearchParams()[0].get('acceptance') ?? '';
  const one = useQuery(acceptances.one(plugin.useApi(), id));
  return (
    <QueryState query={one}>
      {({ project, heldOn, place, panel, items, findings }) => (
        <SignatureSheet
          title={t('sheet.acceptance.title', { title: project.title })}
          facts={[
            { label: t('acceptance.field.held-on'), value: heldOn },
            { label: t('acceptance.field.place'), value: place },
            { label: t('acceptance.field.panel'), value: panelWords(t, panel) },
          ]}
          columns={[
            { key: 'item', title: t('sheet.acceptance.item'), width: 34 },
            {
              key: 'result',
              title: t('sheet.acceptance.result'),
              width: 16,
              render: ({ item }) => {
                const found = findings.find((finding) => finding.item === item);
                return found ? t(found.passed ? 'acceptance.finding.passed' : 'acceptance.finding.failed') : '';
              },
            },
          ]}
          blanks={[t('sheet.acceptance.remark'), t('sheet.acceptance.signature')]}
          rows={[...new Set(items)].map((item) => ({ item }))}
          rowKey={({ item }) => item}
          blankRows={panelSize(panel)}
        />
      )}
    </QueryState>
  );
}
