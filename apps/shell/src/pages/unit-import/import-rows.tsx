import type { ImportError, ImportRow, UnitImport } from '@linli/contracts';
import { StateTag } from '@linli/sdk-web';
import type { Tone } from '@linli/sdk-web';
import { Segmented, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useIsPhone } from '../../frame/use-phone.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { errorsByRow, wrongIn } from './import-errors.ts';
import styles from './unit-import.module.css';

const TONE: Record<ImportRow['outcome'], Tone> = {
  new: 'success',
  changed: 'warning',
  unchanged: 'neutral',
  error: 'danger',
};
const CELLS = ['code', 'name', 'level', 'parentCode'] as const;

/** The rows of the file with what becomes of each; a wrong cell is marked, and what is wrong stands in words. */
export function ImportRows({ found }: { found: UnitImport }) {
  const t = useShellTexts();
  const isPhone = useIsPhone();
  const [shown, setShown] = useState<ImportRow['outcome'] | 'all'>(found.counts.error > 0 ? 'error' : 'all');
  const errors = useMemo(() => errorsByRow(found.errors), [found.errors]);
  const rows = shown === 'all' ? found.rows : found.rows.filter((row) => row.outcome === shown);
  const levelWord = (level: string) => (t.has(`level.${level}`) ? t(`level.${level}`) : level);
  const words = (row: ImportRow) => <Words row={row} errors={errors.get(row.row) ?? []} />;
  const columns: TableColumnsType<ImportRow> = [
    { key: 'row', title: t('import.row'), dataIndex: 'row', width: 72, align: 'right' },
    ...CELLS.map((cell) => ({
      key: cell,
      title: t(`import.column.${cell}`),
      render: (_: unknown, row: ImportRow) => (
        <Cell value={cell === 'level' ? levelWord(row.level) : row[cell]} wrong={wrongIn(errors.get(row.row), cell)} />
      ),
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
          {rows.slice(0, 100).map((row) => (
            <li key={row.row}>
              <div className={styles.rowCardHead}>
                <strong>{row.name || t('import.no-name')}</strong>
                <Outcome row={row} />
              </div>
              <div className={styles.quiet}>
                {t('import.row')} {row.row} · {row.code} · {levelWord(row.level)} · {row.parentCode}
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
