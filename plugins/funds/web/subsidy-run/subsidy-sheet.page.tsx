import { QueryState, SignatureSheet, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { entriesOfRunQuery } from '../subsidy-entry/subsidy-entry.queries.ts';
import { subsidyRuns } from './subsidy-run.queries.ts';

/** The sheet on which those of a street sign for what they got: name, branch and amount, nothing else. */
export function SubsidySheetPage() {
  const t = plugin.useTexts();
  const api = useApi(plugin.apiBase);
  const [search] = useSearchParams();
  const [runId, unit] = [search.get('run') ?? '', search.get('unit') ?? ''];
  const run = useQuery(subsidyRuns.one(api, runId));
  const entries = useQuery(entriesOfRunQuery(api, runId, unit));
  return (
    <QueryState query={run}>
      {({ title, streets }) => (
        <QueryState query={entries}>
          {(all) => {
            const rows = all.filter(({ state, releasedOn }) => state !== 'removed' && releasedOn !== null);
            const total = rows.reduce((sum, { fen }) => sum + fen, 0);
            const name = streets.find((street) => String(street.unit.id) === unit)?.unit.name;
            return (
              <SignatureSheet
                title={t('subsidy-entry.sheet.title', { run: title })}
                facts={[
                  ...(name === undefined ? [] : [{ label: t('subsidy-entry.sheet.unit'), value: name }]),
                  {
                    label: t('subsidy-entry.sheet.total'),
                    value: `${t('subsidy-run.people', { count: rows.length })} ${moneyText(total)}`,
                  },
                ]}
                columns={[
                  { key: 'person', title: t('subsidy-entry.field.person'), width: 14 },
                  { key: 'organisation', title: t('subsidy-entry.field.organisation'), width: 38 },
                  {
                    key: 'fen',
                    title: t('subsidy-entry.field.fen'),
                    width: 14,
                    render: ({ fen }) => moneyText(fen),
                  },
                ]}
                blanks={[t('subsidy-entry.sheet.signature'), t('subsidy-entry.sheet.day')]}
                rows={rows}
                rowKey={(entry) => entry.id}
              />
            );
          }}
        </QueryState>
      )}
    </QueryState>
  );
}
