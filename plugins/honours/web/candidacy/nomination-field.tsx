import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { nominations } from '../nomination/nomination.queries.ts';
import { plugin } from '../plugin.ts';

/** Nominations that were agreed to, by their number. */
function NominationField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const { data, isLoading } = useQuery(nominations.page(plugin.useApi(), { state: 'consented', pageSize: 100 }));
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('candidacy.begin.nominationId.placeholder')}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map(({ id: nomination, no, nominee }) => ({
        value: nomination,
        label: `${no} ${nominee ?? ''}`,
      }))}
    />
  );
}

export const nominationField: FieldHint = { control: 'select', render: (props) => <NominationField {...props} /> };
