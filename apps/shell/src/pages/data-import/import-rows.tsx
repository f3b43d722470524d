import type { DataImport, ImportError, ImportRow } from '@linli/contracts';
import { StateTag } from '@linli/sdk-web';
import type { Tone } from '@linli/sdk-web';
import { Segmented, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useIsPhone } from '../../frame/use-phone.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './data-import.module.css';

const TONE: Record<ImportRow['outcome'], Tone> = {
  new: 'success',
  changed: 'warning',
  unchanged: 'neutral',
  error: 'danger',
};
const CARDS = 100;

/** The rows of the file with what becomes of each; a wrong cell is marked, and what is wrong stands in words. */
export function ImportRows({ found }: { found: DataImport }) {
  const t = useShellTexts();
  const isPhone = useIsPhone();
  const [shown, setShown] = useState<ImportRow['outcome'] | 'all'>(found.counts.error > 0 ? 'error' : 'all');
  const errors = useMemo(() => Map.groupBy(found.errors, ({ row }) => row), [found.errors]);
  const rows = shown === 'all' ? found.rows : found.rows.filter((row) => row.outcome === shown);
  const wrongIn = (row: ImportRow, key: string) => errors.get(row.row)?.some(({ column }) => column === key) ?? false;
  const words = (row: ImportRow) => <Words row={row} errors={errors.get(row.row) ?? []} />;
  const used = found.columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ key, index, required }) => required || rows.some((row) => row.cells[index] || wrongIn(row, key)));
  const columns: TableColumnsType<ImportRow> = [
    { key: 'row', title: t('import.row'), dataIndex: 'row', width: 72, align: 'right' },
    ...used.map(({ key, title, index }) => ({
      key,
      title,
      render: (_: unknown, row: ImportRow) => <Cell value={row.cells[index] ?? ''} wrong={wrongIn(row, key)} />,
    })),
    { key: 'outcome', title: t('import.outcome'), width: 96, render: (_, row) => <Outcome row={row} /> },
    { key: 'words', title: t('import.words'), render: (_, row) => words(row) },
  ];
  const options = (['all', 'error', 'new', 'changed', 'unchanged'] as const)
    .filter((kind) => kind === 'all' || found.counts[kind] > 0)
    .map((kind) => ({ value: kind, label: t(`import.count.${kind === 'all' ? 'total' : kind}`) }));
  return (
    <section className={styles.card}>
      <div className={styles.rowsHead}>
        <h2 className={styles.heading}>{t('import.rows')}</h2>
        {options.length > 2 && <Segmented options={options} value={shown} onChange={setShown} />}
      </div>
      {isPhone ? (
        <ul className={styles.rowCards}>
          {rows.slice(0, CARDS).map((row) => (
            <li key={row.row}>
              <div className={styles.rowCardHead}>
                <strong>{row.cells[1] || row.cells[0] || t('import.no-name')}</strong>
                <Outcome row={row} />
              </div>
              <div className={styles.quiet}>
                {[
                  `${t('import.row')} ${row.row}`,
                  ...row.cells.filter((cell, index) => cell !== '' && index !== 1),
                ].join(' · ')}
              </div>
              {words(row)}
            </li>
          ))}
        </ul>
      ) : (
        <Table<ImportRow>
          rowKey="row"
          size="small"
          columns={columns}
          dataSource={rows}
          pagination={rows.length > 50 && { pageSize: 50, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
        />
      )}
      {found.rows.length < found.counts.total && (
        <p className={styles.quiet}>
          {t('import.rows-capped', { shown: found.rows.length, total: found.counts.total })}
        </p>
      )}
    </section>
  );
}

function Outcome({ row }: { row: ImportRow }) {
  const t = useShellTexts();
  return <StateTag tone={TONE[row.outcome]}>{t(`import.count.${row.outcome}`)}</StateTag>;
}

function Cell({ value, wrong }: { value: string; wrong: boolean }) {
  const t = useShellTexts();
  if (!wrong) return value;
  return (
    <span className={styles.wrong}>
      {value || t('import.blank')}
      <span className={styles.hidden}>{t('import.wrong-cell')}</span>
    </span>
  );
}

function Words({ row, errors }: { row: ImportRow; errors: readonly ImportError[] }) {
  return (
    <>
      {errors.map((error, index) => (
        <div key={`${error.code}-${index}`} className={styles.errorWords}>
          {error.message}
        </div>
      ))}
      {row.note && <div className={styles.quiet}>{row.note}</div>}
    </>
  );
}
