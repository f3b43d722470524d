import type { Page, Unit, UnitDetail } from '@linli/contracts';
import { EmptyState, QueryState, useApi } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useIsPhone } from '../../frame/use-phone.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { unitChildPageQuery } from './unit.queries.ts';
import styles from './units.module.css';

const PAGE_SIZE = 20;

/** The units just below, page by page. */
export function UnitChildren({ unit, childWord }: { unit: UnitDetail; childWord: string }) {
  const t = useShellTexts();
  const [page, setPage] = useState(1);
  const children = useQuery({
    ...unitChildPageQuery(useApi(), unit.id, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryState query={children} size="inline">
      {(found) =>
        found.total === 0 ? (
          <EmptyState title={t('units.no-children', { level: childWord })} description={t('units.no-children-how')} />
        ) : (
          <Rows unit={unit} found={found} stale={children.isPlaceholderData} onPage={setPage} page={page} />
        )
      }
    </QueryState>
  );
}

interface RowsProps {
  unit: UnitDetail;
  found: Page<Unit>;
  stale: boolean;
  page: number;
  onPage: (page: number) => void;
}

function Rows({ unit, found, stale, page, onPage }: RowsProps) {
  const t = useShellTexts();
  const isPhone = useIsPhone();
  const { search } = useLocation();
  const link = (child: Unit) => <Link to={withUnit(`/units/${child.id}`, search)}>{child.name}</Link>;
  const code = (child: Unit) => child.code ?? t('units.code-pending');
  const paging = {
    current: page,
    pageSize: PAGE_SIZE,
    total: found.total,
    showSizeChanger: false,
    onChange: onPage,
    showTotal: (total: number) => t('units.total', { total }),
  };
  if (isPhone) {
    return (
      <>
        <ul className={styles.childCards}>
          {found.items.map((child) => (
            <li key={child.id}>
              <span>{link(child)}</span>
              <span className={styles.until}>{code(child)}</span>
            </li>
          ))}
        </ul>
        {found.total > PAGE_SIZE && <Pagination size="small" {...paging} />}
      </>
    );
  }
  const columns: TableColumnsType<Unit> = [
    { key: 'name', title: t('units.name'), render: (_, child) => link(child) },
    { key: 'code', title: t('units.code'), render: (_, child) => code(child) },
    ...(unit.level === 'community'
      ? []
      : [
          { key: 'children', title: t('units.children'), align: 'right' as const, width: 120, dataIndex: 'childCount' },
        ]),
  ];
  return (
    <Table<Unit>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={found.items}
      loading={stale && { delay: 300 }}
      pagination={found.total > PAGE_SIZE && paging}
    />
  );
}
