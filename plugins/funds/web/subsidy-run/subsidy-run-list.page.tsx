import { RecordListPage, useCan } from '@linli/sdk-web';
import { SUBSIDY_ENTRY_PERMISSION, SUBSIDY_SCHEME_PERMISSION, draftSubsidyRunSchema } from '../../contract/index.ts';
import type { SubsidyRun } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidyEntries } from '../subsidy-entry/subsidy-entry.queries.ts';
import { subsidySchemes } from '../subsidy-scheme/subsidy-scheme.queries.ts';
import { lineField } from './line-field.tsx';
import { schemeField } from './scheme-field.tsx';
import { subsidyRuns } from './subsidy-run.queries.ts';

/** Runs of the unit in the header, and those of the units above whose money comes down to it. */
export function SubsidyRunListPage() {
  const t = plugin.useTexts();
  const schemes = subsidySchemes.useAddress();
  const entries = subsidyEntries.useAddress();
  const mayReadSchemes = useCan(SUBSIDY_SCHEME_PERMISSION.read);
  const mayReadEntries = useCan(SUBSIDY_ENTRY_PERMISSION.read);
  return (
    <RecordListPage
      records={subsidyRuns}
      title={t('nav.subsidy-runs')}
      unitAs="for"
      columns={[
        { key: 'title', title: t('subsidy-run.field.title'), ellipsis: true },
        {
          key: 'scheme',
          title: t('subsidy-run.field.scheme'),
          width: 208,
          card: 'none',
          ellipsis: true,
          render: ({ scheme }: SubsidyRun) => scheme.title,
        },
        { key: 'people', title: t('subsidy-run.field.people'), width: 80, numeric: true, card: 'fact' },
        {
          key: 'totalFen',
          title: t('subsidy-run.field.total-fen'),
          width: 144,
          numeric: true,
          card: 'fact',
          render: ({ totalFen }: SubsidyRun) => moneyText(totalFen),
        },
        { key: 'releasedOn', title: t('subsidy-run.field.released-on'), width: 120, card: 'fact', labelled: true },
      ]}
      actions={[
        ...(mayReadSchemes ? [{ key: 'schemes', label: t('subsidy-run.schemes'), href: schemes.list() }] : []),
        ...(mayReadEntries ? [{ key: 'entries', label: t('subsidy-run.entries'), href: entries.list() }] : []),
      ]}
      filters={[{ key: 'scheme', kind: 'text', label: t('subsidy-run.field.scheme'), wordOnly: true }]}
      create={{ schema: draftSubsidyRunSchema, fields: { schemeId: schemeField, lineId: lineField } }}
    />
  );
}
