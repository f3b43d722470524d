import { StepForm } from '@linli/sdk-web';
import type { FieldControlProps, StepFormProps } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { AppraisalRoundDetail, AppraisalRoundMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { assessorsQuery } from './appraisal-round.queries.ts';

type Props = StepFormProps<AppraisalRoundMachine, AppraisalRoundDetail>;

/** Chooses from the accounts that core lets assess here. */
export function AppointAssessorForm(props: Props) {
  const roundId = props.record.id;
  return (
    <StepForm<AppraisalRoundMachine, AppraisalRoundDetail>
      {...props}
      fields={{ accountId: { control: 'select', render: (field) => <AssessorField {...field} roundId={roundId} /> } }}
    />
  );
}

function AssessorField({
  id,
  value,
  onChange,
  onBlur,
  roundId,
  'aria-label': label,
}: FieldControlProps & { roundId: string }) {
  const { data, isLoading } = useQuery(assessorsQuery(plugin.useApi(), roundId));
  return (
    <Select
      id={id}
      aria-label={label}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
    />
  );
}
