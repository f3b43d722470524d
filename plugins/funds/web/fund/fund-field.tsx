import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { plugin } from '../plugin.ts';
import { funds } from './fund.queries.ts';

/** Funds whose money is there. */
function FundField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const { data, isLoading } = useQuery(funds.page(plugin.useApi(), { state: 'approved', pageSize: 100 }));
  return (
    <Select
      id={id}
      aria-label={label}
      allowClear
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map(({ id: fund, title, year }) => ({ value: fund, label: `${title} · ${year}` }))}
    />
  );
}

/** For a field of a form that names a fund. */
export const fundField: FieldHint = { control: 'select', render: (props) => <FundField {...props} /> };
