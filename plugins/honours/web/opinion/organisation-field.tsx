import { useState } from 'react';
import type { Organisation, Page } from '@linli/contracts';
import { useApi } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { plugin } from '../plugin.ts';

const MOST = 20;

/** A body of core's, found by a part of its name. */
function OrganisationField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const core = useApi();
  const [q, setQ] = useState('');
  const { data, isFetching } = useQuery({
    queryKey: ['core', 'organisations', 'found', q],
    queryFn: ({ signal }) =>
      core.get<Page<Organisation>>('organisations', {
        query: { state: 'active', pageSize: MOST, ...(q === '' ? {} : { q }) },
        signal,
      }),
  });
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setQ }}
      placeholder={t('opinion.ask.organisationId.placeholder')}
      value={value as string | undefined}
      loading={isFetching}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
    />
  );
}

export const organisationField: FieldHint = { control: 'select', render: (props) => <OrganisationField {...props} /> };
