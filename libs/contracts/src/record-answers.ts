import { z } from 'zod';
import { instantSchema, unitIdSchema } from './ids.ts';
import { scopedFilterSchema, severalOf } from './list-query.ts';
import { accountRefSchema } from './organisation.ts';
import { pageOf, pageQuerySchema } from './page.ts';
import { historyLineSchema, offersSchema, recordVersionSchema, waitingForSchema } from './state-machine-schemas.ts';
import { statesOf } from './state-machine.ts';
import type { StateMachine } from './state-machine.ts';
import { unitRefSchema } from './unit.ts';

/** What the answers about one noun say beside what they say about every record. */
export interface AnswerFields<L extends z.ZodRawShape, S extends z.ZodRawShape, H extends z.ZodRawShape> {
  /** In its list and on its page. */
  listed: L;
  /** On its page alone. */
  shown: S;
  /** In a line of its history: what was said at a step. */
  said: H;
}

/**
 * The answers of an API about the records of a machine, and the query of their list. Every record says where it is, how it
 * stands, when and by whom it was added, and what its asker may do with it now.
 */
export function recordAnswers<
  M extends StateMachine,
  L extends z.ZodRawShape,
  S extends z.ZodRawShape,
  H extends z.ZodRawShape,
>(machine: M, { listed: inList, shown: onPage, said }: AnswerFields<L, S, H>) {
  const state = z.enum(statesOf(machine));
  const listed = z
    .object({
      id: z.uuid(),
      unitId: unitIdSchema,
      /** Where it is, from the district down. */
      path: z.array(unitRefSchema),
      state,
      createdAt: instantSchema,
      version: recordVersionSchema,
    })
    .extend(inList);
  const shown = listed
    .extend({ createdBy: accountRefSchema, actions: offersSchema(machine), waitingFor: waitingForSchema(machine) })
    .extend(onPage);
  return {
    machine,
    /** A record as a list has it. */
    listed,
    /** A record as its page has it. */
    shown,
    page: pageOf(listed),
    history: z.object({ items: z.array(historyLineSchema(machine).extend(said)) }),
    query: pageQuerySchema.extend({
      ...scopedFilterSchema.shape,
      state: severalOf(state).optional(),
      sort: z.enum(['createdAt', '-createdAt']).default('-createdAt'),
    }),
  };
}

/** What routes need to know of {@link recordAnswers}. */
export interface RecordAnswers {
  machine: StateMachine;
  listed: z.ZodObject;
  shown: z.ZodType;
  page: z.ZodType;
  history: z.ZodType;
}
