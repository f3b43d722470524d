import type { CSSProperties } from 'react';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { cellOf } from './list-cells.ts';
import type { ListColumn } from './list.types.ts';
import styles from './list-table.module.css';

interface ListTableProps<T> {
  rows: readonly T[];
  columns: readonly ListColumn<T>[];
  rowKey(row: T): string;
  sort: string | undefined;
  /** A column in whose rising order the list begins is turned round first. */
  defaultSort?: string | undefined;
  /** Index of the row that the keyboard stands on. */
  active: number;
  /** Key of the row whose preview is open. */
  selected: string | null;
  label: string;
  /** The rows are of the previous query while the next one is on its way. */
  stale: boolean;
  href?(row: T): string;
  onOpen?(row: T, inPage: boolean): void;
  onSort(sort: string | null): void;
}

/** Below this the table scrolls sideways; a column without a width keeps enough for a short sentence. */
function minWidth<T>(columns: readonly ListColumn<T>[]): number {
  return columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 220), 0);
}

/** The rows as a table with a head that stays in sight and rows of 44 px. */
export function ListTable<T extends object>(props: ListTableProps<T>) {
  const { rows, columns, rowKey, sort, defaultSort, active, selected, href, onOpen, onSort } = props;
  const first = columns[0];
  const tableColumns: TableColumnsType<T> = columns.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width,
    align: column.numeric ? 'right' : undefined,
    ellipsis: column.ellipsis,
    className: column.numeric ? styles.numeric : undefined,
    sorter: column.sortable ? true : undefined,
    sortDirections: column.key === defaultSort ? ['ascend', 'descend'] : ['descend', 'ascend'],
    sortOrder: sort === column.key ? 'ascend' : sort === `-${column.key}` ? 'descend' : null,
    render: (_: unknown, row: T) =>
      href && column === first ? (
        <Link
          to={href(row)}
          className={styles.link}
          onClick={(event) => {
            // A plain click is the row's (it may open the preview); with a key held, the browser's own way.
            if (onOpen && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
              event.preventDefault();
            } else {
              event.stopPropagation();
            }
          }}
        >
          {cellOf(column, row)}
        </Link>
      ) : (
        cellOf(column, row)
      ),
  }));
  return (
    <div
      className={`${styles.table} ${props.stale ? styles.stale : ''} ${onOpen ? styles.opens : ''}`}
      style={{ '--list-min-width': `${minWidth(columns)}px` } as CSSProperties}
    >
      <Table<T>
        aria-label={props.label}
        size="middle"
        rowKey={rowKey}
        columns={tableColumns}
        dataSource={rows as T[]}
        pagination={false}
        showSorterTooltip={false}
        rowClassName={(row, index) =>
          [index === active && styles.active, rowKey(row) === selected && styles.selected].filter(Boolean).join(' ')
        }
        onRow={(row) => ({
          onClick: (event) => {
            if (window.getSelection()?.toString()) {
              return;
            }
            onOpen?.(row, event.ctrlKey || event.metaKey);
          },
        })}
        onChange={(_pages, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          onSort(one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : null);
        }}
      />
    </div>
  );
}
