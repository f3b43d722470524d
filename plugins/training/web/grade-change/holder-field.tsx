import { useCurrentUnit } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { plugin } from '../plugin.ts';
import { gradedHoldersQuery } from './grade-change.queries.ts';

/** Staff of the unit in the header, found by name or body. */
function HolderField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const t = plugin.useTexts();
  const { unitId } = useCurrentUnit();
  const { data, isLoading } = useQuery(gradedHoldersQuery(plugin.useApi(), unitId));
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('grade-change.propose.appointmentId.placeholder')}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map(({ appointmentId, person, organisation, post }) => ({
        value: appointmentId,
        label: `${person.name} \u00B7 ${organisation} ${t(`grade-change.post.${post}`)}`,
      }))}
    />
  );
}

export const holderField: FieldHint = { control: 'select', render: (props) => <HolderField {...props} /> };
