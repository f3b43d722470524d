import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { nounOf, transitionOf } from '@linli/contracts';
import type { ActionOf, StateMachine } from '@linli/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { useApi } from '../api/api.hooks.ts';
import { choiceField } from '../form/choice-field.tsx';
import { FormDrawer } from '../form/form-drawer.tsx';
import type { FieldHint } from '../form/form.types.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { LivingRecord, RecordKit } from './record-kit.ts';
import { VERDICT, commandOf, endsOf, stepFields } from './step-decision.ts';

export interface StepFormProps<M extends StateMachine, R extends LivingRecord<M>> {
  kit: RecordKit<M, R>;
  record: R;
  action: ActionOf<M>;
  onClose(): void;
  onDone(action: ActionOf<M>, answer: R): void;
  /** What the schema of the command does not tell about its fields. */
  fields?: Readonly<Record<string, FieldHint>>;
  /** What is filled in already. */
  initialValues?: Readonly<Record<string, unknown>>;
  /** Stands before the fields: what the step will do. */
  children?: ReactNode;
}

/**
 * The form of a step, from the schema of its command. A step with others under it asks first which of them it is to be:
 * texts `<noun>.<action>.verdict.label` and `.verdict.option.<end>`.
 */
export function StepForm<M extends StateMachine, R extends LivingRecord<M>>(props: StepFormProps<M, R>) {
  const { kit, record, action, fields: hints = {}, onClose, onDone } = props;
  const { machine, plugin } = kit;
  const t = useTexts(plugin.id);
  const api = useApi(plugin.apiBase);
  const queries = useQueryClient();
  // What somebody else does while this is filled in is a conflict, although the page behind it shows it soon; once that
  // was said, the next sending is about the record as it is then.
  const [seen, setSeen] = useState<number | undefined>(record.version);
  const ends = useMemo(() => endsOf(machine, action, record.actions), [machine, action, record.actions]);
  const { schema, fields } = useMemo(() => stepFields(machine, ends), [machine, ends]);
  const prefix = `${nounOf(machine)}.${action}`;
  // A step that leads nowhere corrects what is there.
  const isCorrection = transitionOf(machine, action).to === undefined;
  // A step with one end may ask for a verdict of its own.
  const verdict: Record<string, FieldHint> =
    ends.length > 1
      ? { [VERDICT]: choiceField(ends.map((end) => ({ value: end, label: t(`${prefix}.verdict.option.${end}`) }))) }
      : {};
  const merged = Object.fromEntries(
    [...new Set([...Object.keys(schema.shape), ...Object.keys(fields), ...Object.keys(hints)])].map((name) => [
      name,
      { apiBase: plugin.apiBase, ...fields[name], ...hints[name] },
    ]),
  );
  return (
    <FormDrawer<z.ZodObject, { action: ActionOf<M>; answer: R }>
      id={`${plugin.id}.${nounOf(machine)}.${record.id}.${action}`}
      open
      title={t(`${prefix}.title`)}
      schema={schema}
      t={t}
      textPrefix={prefix}
      initialValues={{
        ...filledIn(schema, isCorrection ? record : {}),
        ...props.initialValues,
        version: record.version,
      }}
      fields={{ ...merged, ...verdict }}
      submitLabel={t(`${nounOf(machine)}.action.${action}`)}
      danger={transitionOf(machine, action).danger}
      onSubmit={async (values, { idempotencyKey }) => {
        const chosen = commandOf(machine, action, values);
        const looked = { ...record, version: seen ?? record.version };
        try {
          return {
            action: chosen.action,
            answer: await kit.act(api, looked, chosen.action, chosen.values, idempotencyKey),
          };
        } catch (error) {
          if (error instanceof ApiError && error.status === 409) {
            setSeen(undefined);
            kit.forget(queries);
          }
          throw error;
        }
      }}
      onDone={(sent) => onDone(sent.action, sent.answer)}
      onClose={onClose}
    >
      {props.children}
    </FormDrawer>
  );
}

/** What of a record stands in the fields of a form already. */
function filledIn(schema: z.ZodObject, record: object): Record<string, unknown> {
  const known = Object.entries(record).filter(([field, value]) => field in schema.shape && value !== null);
  return Object.fromEntries(known);
}
