import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useCurrentUnit } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { plugin } from '../plugin.ts';
import { venues } from '../venue/venue.queries.ts';

/** A venue of the unit in the header that is not closed, found by typing. */
function VenueField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const { unitId } = useCurrentUnit();
  const [typed, setTyped] = useState('');
  const { data, isLoading } = useQuery({
    ...venues.page(plugin.useApi(), {
      state: 'prepared,open,suspended',
      unit: unitId,
      pageSize: 50,
      ...(typed.trim() === '' ? {} : { q: typed.trim() }),
    }),
    placeholderData: (previous) => previous,
  });
  return (
    <Select
      id={id}
      aria-label={label}
      value={value as string | undefined}
      loading={isLoading}
      placeholder={t('venue.choose')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map((each) => ({ value: each.id, label: each.title }))}
    />
  );
}

export const venueField: FieldHint = { control: 'select', render: (props) => <VenueField {...props} /> };
