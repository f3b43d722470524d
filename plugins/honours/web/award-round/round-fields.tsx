import { StepForm } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint, StepFormProps } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { AwardRoundDetail, AwardRoundMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { schemes } from '../scheme/scheme.queries.ts';

/** Schemes that are in force. */
function SchemeField({ id, value, onChange, onBlur, 'aria-label': label }: FieldControlProps) {
  const { data, isLoading } = useQuery(schemes.page(plugin.useApi(), { state: 'active', pageSize: 100 }));
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

export const ROUND_FIELDS: Record<string, FieldHint> = {
  schemeId: { control: 'select', render: (props) => <SchemeField {...props} /> },
};

export function ChangeRoundForm(props: StepFormProps<AwardRoundMachine, AwardRoundDetail>) {
  return <StepForm<AwardRoundMachine, AwardRoundDetail> {...props} fields={ROUND_FIELDS} />;
}
