import type { Unit, UnitDetail } from '@linli/contracts';
import { EmptyState, QueryState, useApi } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { unitChildPageQuery } from './unit.queries.ts';

const PAGE_SIZE = 20;

/** The units just below, page by page. */
export function UnitChildren({ unit, childWord }: { unit: UnitDetail; childWord: string }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const [page, setPage] = useState(1);
  const children = useQuery({
    ...unitChildPageQuery(useApi(), unit.id, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  });
  const columns: TableColumnsType<Unit> = [
    {
      key: 'name',
      title: t('units.name'),
      render: (_, child) => <Link to={withUnit(`/units/${child.id}`, search)}>{child.name}</Link>,
    },
    { key: 'code', title: t('units.code'), render: (_, child) => child.code ?? t('units.code-pending') },
    ...(unit.level === 'community'
      ? []
      : [
          { key: 'children', title: t('units.children'), align: 'right' as const, width: 120, dataIndex: 'childCount' },
        ]),
  ];
  return (
    <QueryState query={children} size="inline">
      {(found) =>
        found.total === 0 ? (
          <EmptyState title={t('units.no-children', { level: childWord })} description={t('units.no-children-how')} />
        ) : (
          <Table<Unit>
            rowKey="id"
            size="middle"
            columns={columns}
            dataSource={found.items}
            loading={children.isPlaceholderData && { delay: 300 }}
            pagination={
              found.total > PAGE_SIZE && {
                current: page,
                pageSize: PAGE_SIZE,
                total: found.total,
                showSizeChanger: false,
                onChange: setPage,
                showTotal: (total) => t('units.total', { total }),
              }
            }
          />
        )
      }
    </QueryState>
  );
}
