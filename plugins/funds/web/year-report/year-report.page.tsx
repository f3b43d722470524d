import { EmptyState, QueryState, SignatureSheet, useCurrentUnit, usePhone } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { YearReportRow } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { GivingButton } from './giving-button.tsx';
import { yearReport } from './year-report.queries.ts';

const AMOUNTS = ['appropriated', 'allocated', 'committed', 'spent', 'available'] as const;
const ON_PHONE = ['spent', 'available'] as const;

/** A4: a fund in its year, by unit and purpose. Which fund stands in the address. */
export function YearReportPage() {
  const t = plugin.useTexts();
  const id = useSearchParams()[0].get('fund') ?? '';
  const { unitId } = useCurrentUnit();
  // Paper has all columns; a phone those that say most.
  const shown = usePhone() ? ON_PHONE : AMOUNTS;
  const report = useQuery({ ...yearReport(plugin.useApi(), id, unitId), enabled: id !== '' });
  useEffect(() => {
    document.title = t('nav.year-report');
  }, [t]);
  if (id === '') return <EmptyState title={t('year-report.no-fund')} />;
  return (
    <QueryState query={report}>
      {({ fund, total, rows }) => (
        <>
          <GivingButton fundId={fund.id} title={`${fund.title}-${fund.year}`} />
          <SignatureSheet<YearReportRow>
            title={t('year-report.title', { title: fund.title, year: fund.year })}
            facts={[
              ...AMOUNTS.map((key) => ({ label: t(`year-report.field.${key}`), value: moneyText(total[key]) })),
              { label: t('year-report.field.projects'), value: String(total.projects) },
            ]}
            columns={[
              { key: 'unit', title: t('year-report.field.unit'), render: ({ unit }) => unit.name },
              {
                key: 'category',
                title: t('year-report.field.category'),
                render: ({ category }) => t(`ledger.category.${category}`),
              },
              ...shown.map((key) => ({
                key,
                title: t(`year-report.field.${key}`),
                render: (row: YearReportRow) => moneyText(row[key]),
              })),
              ...(shown === AMOUNTS ? [{ key: 'projects', title: t('year-report.field.projects') }] : []),
            ]}
            blanks={[]}
            rows={rows}
            rowKey={({ unit, category }) => `${unit.id} ${category}`}
          />
        </>
      )}
    </QueryState>
  );
}
