import { usePhone } from '@linli/sdk-web';
import { Table } from 'antd';
import type { HireListRow } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './recruitment-batch.module.css';

/** The rows as they were understood, those with faults first. */
export function CheckedRows({ rows }: { rows: readonly HireListRow[] }) {
  const t = plugin.useTexts();
  const phone = usePhone();
  const sorted = [...rows].sort((a, b) => Number(b.faults.length > 0) - Number(a.faults.length > 0) || a.row - b.row);
  if (phone)
    return (
      <ol className={styles.rows}>
        {sorted.map((each) => (
          <li key={each.row}>
            {t('hire-list.row', { row: each.row })} {each.name}
            <span className={styles.where}>{[each.organisation, each.post].filter(Boolean).join(' · ')}</span>
            <Faults of={each} />
          </li>
        ))}
      </ol>
    );
  return (
    <Table<HireListRow>
      size="small"
      rowKey="row"
      dataSource={sorted}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { key: 'row', dataIndex: 'row', title: t('hire-list.column.row'), width: 48, align: 'right' },
        { key: 'name', dataIndex: 'name', title: t('hire-list.column.name'), width: 96 },
        { key: 'organisation', dataIndex: 'organisation', title: t('hire-list.column.organisation') },
        { key: 'post', dataIndex: 'post', title: t('hire-list.column.post'), width: 104 },
        { key: 'faults', title: t('hire-list.column.fault'), width: 240, render: (_, each) => <Faults of={each} /> },
      ]}
    />
  );
}

function Faults({ of: { faults } }: { of: HireListRow }) {
  if (faults.length === 0) return null;
  return (
    <ul className={styles.faults}>
      {faults.map(({ column, message }) => (
        <li key={column}>{message}</li>
      ))}
    </ul>
  );
}
