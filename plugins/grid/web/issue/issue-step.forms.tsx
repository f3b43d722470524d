import { StepForm, choiceField, unitHoldersQuery, useApi } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import {
  ISSUE_OUTCOMES,
  ISSUE_PERMISSION,
  OUTCOMES_WITH_NAMED_BODY,
  OUTCOMES_WITH_REASON,
} from '../../contract/index.ts';
import type { IssueDetail, IssueMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

type Props = StepFormProps<IssueMachine, IssueDetail>;

/** Names who handles it: whoever may at the issue's unit. */
export function AssignIssueForm(props: Props) {
  const { unitId, handler } = props.record;
  const holders = useQuery(unitHoldersQuery(useApi(), unitId, ISSUE_PERMISSION.handle));
  const options = (holders.data ?? [])
    .filter(({ accountId }) => accountId !== handler?.id)
    .map(({ accountId, displayName, unit }) => ({ value: accountId, label: `${displayName} · ${unit.name}` }));
  return <StepForm {...props} fields={{ handlerId: { control: 'select', options } }} />;
}

/** Which photo it is was chosen where it is shown. */
export function RemovePhotoForm(props: Props) {
  return <StepForm {...props} fields={{ photoId: { hidden: true } }} />;
}

const needs = (outcomes: readonly string[]) => (values: Readonly<Record<string, unknown>>) =>
  outcomes.includes(String(values.outcome));

/** Says what came of it; some outcomes ask for more. */
export function ResolveIssueForm(props: Props) {
  const t = plugin.useTexts();
  const fields = {
    outcome: choiceField(ISSUE_OUTCOMES.map((value) => ({ value, label: t(`issue.outcome.${value}`) }))),
    reason: { required: true, visibleWhen: needs(OUTCOMES_WITH_REASON) },
    namedBody: { required: true, visibleWhen: needs(OUTCOMES_WITH_NAMED_BODY) },
  };
  return <StepForm {...props} fields={fields} />;
}
