import { z } from 'zod';
import { instantSchema } from './ids.ts';
import { accountRefSchema } from './organisation.ts';
import { actionsOf, transitionOf } from './state-machine.ts';
import type { ActionOf, AnyActionOf, BarrierOf, StateMachine } from './state-machine.ts';
import { unitRefSchema } from './unit.ts';

/** The version of a record that was looked at: a command on an older one is a conflict. */
export const recordVersionSchema = z.int().min(1);

/** A command that asks for nothing. */
export const plainCommandSchema = z.object({ version: recordVersionSchema });
export type PlainCommand = z.infer<typeof plainCommandSchema>;

/** The schema of what an action asks. */
export function commandSchema<M extends StateMachine>(machine: M, action: ActionOf<M>): z.ZodObject {
  return transitionOf(machine, action).command ?? plainCommandSchema;
}

/** What may be done with a record, in the answer that shows it. */
export function offersSchema<M extends StateMachine>(machine: M) {
  const barriers = Object.values(machine.guards ?? {}).map(({ barrier }) => barrier as BarrierOf<M>);
  return z.array(z.object({ action: z.enum(actionsOf(machine)), barrier: z.enum(barriers).nullable() }));
}

/** The next step of a record and who has it: a person, or whoever is in charge at a unit. Null at the end. */
export function waitingForSchema<M extends StateMachine>(machine: M) {
  return z
    .object({ action: z.enum(actionsOf(machine)), person: z.string().nullable(), unit: unitRefSchema.nullable() })
    .nullable();
}

/** A line of a record's history; extend it with what its steps keep. */
export function historyLineSchema<M extends StateMachine>(machine: M) {
  const { action } = machine.create;
  return z.object({
    id: z.uuid(),
    action: z.enum([action, ...actionsOf(machine)] as AnyActionOf<M>[]),
    at: instantSchema,
    by: accountRefSchema,
  });
}
