import type { ApiClient, FieldControlProps, FieldHint, PageSource } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { plugin } from '../plugin.ts';
import { brands } from '../brand/brand.queries.ts';
import { clubs } from '../club/club.queries.ts';
import { programmes } from '../programme/programme.queries.ts';
import { venues } from '../venue/venue.queries.ts';

interface Titled {
  id: string;
  title: string;
}
/** What is chosen already: named without asking for it. */
export type Chosen = Titled | null | undefined;
type Source = (api: ApiClient, query: { q?: string; pageSize: number; state?: string }) => PageSource<Titled>;

interface Props extends FieldControlProps {
  source: Source;
  state: string;
  chosen: Chosen;
}

/** One of the plugin's own records, found by part of its title. */
function LinkSelect({ id, value, onChange, onBlur, source, state, chosen, 'aria-label': label }: Props) {
  const [q, setQ] = useState('');
  const found = useQuery(source(plugin.useApi(), { q: q || undefined, pageSize: 20, state }));
  const items = found.data?.items ?? [];
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
      options={named.map((each) => ({ value: each.id, label: each.title }))}
    />
  );
}

const field =
  (source: Source, state: string) =>
  (chosen?: Chosen): FieldHint => ({
    control: 'select',
    render: (props) => <LinkSelect {...props} source={source} state={state} chosen={chosen} />,
  });

export const venueField = field((api, query) => venues.page(api, query), 'prepared,open,suspended');
export const programmeField = field((api, query) => programmes.page(api, query), 'active');
export const brandField = field((api, query) => brands.page(api, query), 'proposed,recognised,active');
export const clubField = field((api, query) => clubs.page(api, query), 'active');
