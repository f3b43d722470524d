import type { Organisation, Page } from '@linli/contracts';
import { useApi } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';

interface Chosen {
  id: string;
  name: string;
}
interface Props extends FieldControlProps {
  chosen: Chosen | null | undefined;
  /** What of core's bodies may be chosen. */
  narrow: Readonly<Record<string, string>>;
}

/** A body of core, found by part of its name. */
function OrganisationSelect({ id, value, onChange, onBlur, chosen, narrow, 'aria-label': label }: Props) {
  const [q, setQ] = useState('');
  const api = useApi();
  const query = { ...narrow, state: 'active', pageSize: 20, q: q.trim() || undefined };
  const found = useQuery({
    queryKey: ['core', 'organisations', query],
    queryFn: ({ signal }) => api.get<Page<Organisation>>('organisations', { query, signal }),
  });
  const items: Chosen[] = found.data?.items ?? [];
  const named = chosen && !items.some((each) => each.id === chosen.id) && q === '' ? [chosen, ...items] : items;
  return (
    <Select
      id={id}
      aria-label={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isLoading}
      value={(value as string | null) ?? undefined}
      onBlur={onBlur}
      onChange={(next: string | undefined) => onChange(next)}
      options={named.map((each) => ({ value: each.id, label: each.name }))}
    />
  );
}

export const organisationField = (chosen?: Chosen | null, narrow: Props['narrow'] = {}): FieldHint => ({
  control: 'select',
  render: (props) => <OrganisationSelect {...props} chosen={chosen} narrow={narrow} />,
});
