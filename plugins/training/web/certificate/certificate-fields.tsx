import type { Page, Person } from '@linli/contracts';
import { SelectField, useApi } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { plugin } from '../plugin.ts';
import { certificateTypes } from '../certificate-type/certificate-type.queries.ts';

/** Types that are still given. */
function TypeField(props: FieldControlProps) {
  const types = certificateTypes.page(plugin.useApi(), { state: 'active', pageSize: 100 });
  return <SelectField {...props} query={types} toOptions={({ items }) => items.map(titled)} />;
}

/** A row as an option: chosen by its title. */
export const titled = ({ id, title }: { id: string; title: string }) => ({ value: id, label: title });

/** People whom the asker may see, found by a part of their name. */
function PersonField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const api = useApi();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['core', 'people', 'found', q],
    queryFn: ({ signal }) => api.get<Page<Person>>('people', { query: { q, state: 'active', pageSize: 20 }, signal }),
    enabled: q !== '',
  });
  const options = (data?.items ?? []).map(({ id: personId, name, unit, posts }) => ({
    value: personId,
    label: [name, posts[0] ? `${posts[0].organisation.name} ${posts[0].postTitle}` : unit.name].join(' · '),
  }));
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value as string | undefined}
      loading={isFetching}
      onBlur={onBlur}
      onChange={onChange}
      options={options}
      notFoundContent={null}
    />
  );
}

export const typeField: FieldHint = { control: 'select', render: (props) => <TypeField {...props} /> };
export const personField: FieldHint = { control: 'select', render: (props) => <PersonField {...props} /> };
