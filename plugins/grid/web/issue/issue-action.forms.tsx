import { ApiError, FormDrawer, unitHoldersQuery, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import {
  ISSUE_PERMISSION,
  OUTCOMES_WITH_NAMED_BODY,
  OUTCOMES_WITH_REASON,
  assignIssueSchema,
  issueOutcomeSchema,
  refuseIssueSchema,
  resolveIssueSchema,
  reworkIssueSchema,
} from '../../contract/index.ts';
import type { IssueAction, IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { choiceField } from './choice-field.tsx';
import { actOnIssue } from './issue.queries.ts';

export interface IssueFormProps {
  issue: IssueDetail;
  onClose(): void;
  onDone(action: IssueAction, answer: IssueDetail): void;
  /** Somebody else was quicker: the page should show how it is now. */
  onConflict(): void;
}

const HIDDEN_VERSION = { version: { hidden: true } } as const;
/** The version that is on the screen: what somebody else has done since is a conflict, and not overwritten. */
const versionOf = ({ issue }: IssueFormProps) => ({ version: issue.version });

export function RefuseIssueForm(props: IssueFormProps) {
  return (
    <StepForm
      {...props}
      step="refuse"
      initialValues={versionOf(props)}
      schema={refuseIssueSchema}
      fields={HIDDEN_VERSION}
    />
  );
}

/** Names who handles it: whoever may at the issue's unit. */
export function AssignIssueForm(props: IssueFormProps) {
  const { unitId, handler } = props.issue;
  const holders = useQuery(unitHoldersQuery(useApi(), unitId, ISSUE_PERMISSION.handle));
  const options = (holders.data ?? [])
    .filter(({ accountId }) => accountId !== handler?.id)
    .map(({ accountId, displayName, unit }) => ({ value: accountId, label: `${displayName} · ${unit.name}` }));
  const fields = { ...HIDDEN_VERSION, handlerId: { control: 'select', options } } as const;
  return (
    <StepForm {...props} step="assign" initialValues={versionOf(props)} schema={assignIssueSchema} fields={fields} />
  );
}

const needs = (outcomes: readonly string[]) => (values: Readonly<Record<string, unknown>>) =>
  outcomes.includes(String(values.outcome));

export function ResolveIssueForm(props: IssueFormProps) {
  const t = plugin.useTexts();
  const fields = {
    ...HIDDEN_VERSION,
    outcome: choiceField(issueOutcomeSchema.options.map((value) => ({ value, label: t(`issue.outcome.${value}`) }))),
    reason: { visibleWhen: needs(OUTCOMES_WITH_REASON) },
    namedBody: { visibleWhen: needs(OUTCOMES_WITH_NAMED_BODY) },
  };
  return (
    <StepForm {...props} step="resolve" initialValues={versionOf(props)} schema={resolveIssueSchema} fields={fields} />
  );
}

const VERDICTS = ['verify', 'rework'] as const;
const verdictSchema = z
  .object({
    verdict: z.enum(VERDICTS),
    reason: reworkIssueSchema.shape.reason.optional(),
    version: z.int(),
  })
  .superRefine(({ verdict, reason }, context) => {
    if (verdict === 'rework' && !reason) context.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
  });

/** Looks whether it is so: it is, or back it goes with a reason. */
export function VerifyIssueForm(props: IssueFormProps) {
  const t = plugin.useTexts();
  const fields = {
    ...HIDDEN_VERSION,
    verdict: choiceField(VERDICTS.map((value) => ({ value, label: t(`issue.verify.verdict.option.${value}`) }))),
    reason: { visibleWhen: ({ verdict }: Readonly<Record<string, unknown>>) => verdict === 'rework' },
  };
  return (
    <StepForm
      {...props}
      step="verify"
      initialValues={versionOf(props)}
      schema={verdictSchema}
      fields={fields}
      commandOf={({ verdict, reason }) => ({ action: verdict, more: verdict === 'rework' ? { reason } : {} })}
    />
  );
}

interface StepFormProps<S extends z.ZodObject> extends IssueFormProps {
  step: IssueAction;
  schema: S;
  fields: Parameters<typeof FormDrawer<S>>[0]['fields'];
  initialValues: Partial<z.input<S>>;
  /** What is sent; by default the step itself with everything that was filled in. */
  commandOf?(values: z.output<S>): { action: IssueAction; more: object };
}

function StepForm<S extends z.ZodObject>(props: StepFormProps<S>) {
  const { issue, step, schema, fields, commandOf = (values) => ({ action: step, more: values }) } = props;
  const t = plugin.useTexts();
  const api = plugin.useApi();
  return (
    <FormDrawer<S, { action: IssueAction; answer: IssueDetail }>
      id={`${plugin.id}.issue.${issue.id}.${step}`}
      open
      title={t(`issue.${step}.title`)}
      schema={schema}
      t={t}
      textPrefix={`issue.${step}`}
      initialValues={props.initialValues}
      fields={fields}
      submitLabel={t(`issue.action.${step}`)}
      onSubmit={async (values, { idempotencyKey }) => {
        const { action, more } = commandOf(values);
        try {
          return { action, answer: await actOnIssue(api, issue, action, more, idempotencyKey) };
        } catch (error) {
          if (error instanceof ApiError && error.status === 409) props.onConflict();
          throw error;
        }
      }}
      onDone={({ action, answer }) => props.onDone(action, answer)}
      onClose={props.onClose}
    />
  );
}
