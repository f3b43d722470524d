import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { NOMINATION_PERMISSION } from '../../contract/index.ts';
import { awardRounds } from '../award-round/award-round.queries.ts';
import { plugin } from '../plugin.ts';

/** Rounds that take nominations. */
function RoundField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const { data, isLoading } = useQuery(awardRounds.page(plugin.useApi(), { state: 'open', pageSize: 100 }));
  return (
    <Select
      id={id}
      aria-label={label}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map((each) => ({ value: each.id, label: each.title }))}
    />
  );
}

export const NOMINATION_FIELDS: Record<string, FieldHint> = {
  roundId: { control: 'select', render: (props) => <RoundField {...props} /> },
  unitId: { control: 'unit', permission: NOMINATION_PERMISSION.enter, levels: ['community'] },
  deed: { rows: 8 },
};
