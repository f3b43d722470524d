import { SelectField, StepForm } from '@linli/sdk-web';
import type { FieldControlProps, StepFormProps } from '@linli/sdk-web';
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

function AssessorField({ roundId, ...field }: FieldControlProps & { roundId: string }) {
  const t = plugin.useTexts();
  return (
    <SelectField
      {...field}
      query={assessorsQuery(plugin.useApi(), roundId)}
      toOptions={({ items }) => items.map(({ id, name }) => ({ value: id, label: name }))}
      none={t('appraisal-round.no-assessors')}
    />
  );
}
