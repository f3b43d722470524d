import { actionsOf, commandSchema, transitionOf } from '@linli/contracts';
import type { ActionOf, StateMachine } from '@linli/contracts';
import { z } from 'zod';
import type { FieldHint } from '../form/form.types.ts';
import type { LivingRecord } from './record-kit.ts';

/** What a form asks for before anything else where a decision has several ends. */
export const VERDICT = 'verdict';

/** The ends that the form of an action has now: itself, and whatever stands under it and may be done. */
export function endsOf<M extends StateMachine>(
  machine: M,
  action: ActionOf<M>,
  offers: LivingRecord<M>['actions'],
): ActionOf<M>[] {
  const may = (other: ActionOf<M>) => offers.some((offer) => offer.action === other && offer.barrier === null);
  return [action, ...actionsOf(machine).filter((other) => transitionOf(machine, other).under === action && may(other))];
}

/** Whether an action asks for anything at all beside the version. */
export function asksFor<M extends StateMachine>(machine: M, action: ActionOf<M>): string[] {
  return Object.keys(commandSchema(machine, action).shape).filter((field) => field !== 'version');
}

/** A form: its schema, and what the schema alone does not tell about its fields. */
export interface StepFields {
  schema: z.ZodObject;
  fields: Record<string, FieldHint>;
}

const VERSION: Record<string, FieldHint> = { version: { hidden: true } };

/** The form of an action with one end is its command; with several it asks which, and then what that one asks. */
export function stepFields<M extends StateMachine>(machine: M, ends: readonly ActionOf<M>[]): StepFields {
  const [only, ...others] = ends;
  if (only !== undefined && others.length === 0) return { schema: commandSchema(machine, only), fields: VERSION };
  const shapes = ends.map((end) => Object.entries(commandSchema(machine, end).shape as Record<string, z.ZodType>));
  // What several ends ask for stands behind what one of them asks for.
  const endsWith = (field: string) => shapes.filter((shape) => shape.some(([name]) => name === field)).length;
  const asked = shapes
    .flat()
    .filter(([field]) => field !== 'version')
    .sort(([one], [other]) => endsWith(one) - endsWith(other));
  const schema = z
    .object({
      [VERDICT]: z.enum(ends),
      ...Object.fromEntries(asked.map(([field, type]) => [field, z.optional(type)])),
      version: z.int(),
    })
    .superRefine(({ [VERDICT]: verdict, ...values }, context) => {
      const { error } = commandSchema(machine, verdict as ActionOf<M>).safeParse(values);
      for (const { path, message } of error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
    });
  const hints = asked.map(([field, type]): [string, FieldHint] => [
    field,
    {
      required: !type.safeParse(undefined).success,
      visibleWhen: ({ [VERDICT]: verdict }) =>
        ends.some((end) => end === verdict && asksFor(machine, end).includes(field)),
    },
  ]);
  return { schema, fields: { ...VERSION, ...Object.fromEntries(hints) } };
}

/** Which end was chosen, and what it is sent with. A command that has a verdict of its own is sent with it. */
export function commandOf<M extends StateMachine>(
  machine: M,
  action: ActionOf<M>,
  values: Readonly<Record<string, unknown>>,
): { action: ActionOf<M>; values: object } {
  const isChoice = !asksFor(machine, action).includes(VERDICT);
  const chosen = ((isChoice ? values[VERDICT] : undefined) ?? action) as ActionOf<M>;
  const asked = asksFor(machine, chosen);
  return {
    action: chosen,
    values: Object.fromEntries(Object.entries(values).filter(([field]) => asked.includes(field))),
  };
}
