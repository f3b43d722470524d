import { daySchema, defineMachine, lineSchema, recordAnswers, recordVersionSchema, textSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const ACCEPTANCE_PERMISSION = {
  read: 'funds.acceptance.read',
  /** Calls the panel together and writes down what it found. */
  manage: 'funds.acceptance.manage',
} as const;

/** How many sit on a panel at least, and how many residents among them. */
export const MIN_PANEL = 3;
export const MIN_RESIDENTS = 1;

/** Who sits on the panel: as what, and how many. Never who. */
export const PANEL_SEATS = ['residents', 'community', 'street', 'specialists'] as const;
const seat = z.int().min(0).max(50);
const panel = { residents: seat, community: seat, street: seat, specialists: seat };
export const panelSchema = z.object(panel);
export type Panel = z.infer<typeof panelSchema>;

/** What the panel found about one item. */
export const findingSchema = z.object({
  item: lineSchema(60),
  passed: z.boolean(),
  remark: lineSchema(120).optional(),
});
export type Finding = z.infer<typeof findingSchema>;
export const findingsSchema = z.array(findingSchema).min(1).max(40);

const version = recordVersionSchema;
export const conveneAcceptanceSchema = z.object({
  projectId: z.uuid(),
  heldOn: daySchema,
  place: lineSchema(80),
  ...panel,
});
export type ConveneAcceptance = z.infer<typeof conveneAcceptanceSchema>;
export const passAcceptanceSchema = z.object({ findings: findingsSchema, version });
export type PassAcceptance = z.infer<typeof passAcceptanceSchema>;
export const reworkAcceptanceSchema = z.object({ findings: findingsSchema, todo: textSchema(300), version });
export type ReworkAcceptance = z.infer<typeof reworkAcceptanceSchema>;
export const cancelAcceptanceSchema = z.object({ reason: textSchema(300), version });
export type CancelAcceptance = z.infer<typeof cancelAcceptanceSchema>;

const P = ACCEPTANCE_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const ACCEPTANCE_MACHINE = defineMachine({
  noun: 'funds.acceptance',
  read: P.read,
  create: { action: 'convene', to: 'convened', permission: P.manage },
  states: {
    convened: { tone: 'active' },
    passed: { final: true, tone: 'success' },
    rework: { final: true, failed: true, tone: 'warning' },
    cancelled: { final: true, failed: true },
  },
  guards: { notProjectFiler: { barrier: 'own-project' } },
  actions: {
    pass: {
      from: ['convened'],
      to: 'passed',
      permission: P.manage,
      guards: ['notProjectFiler'],
      command: passAcceptanceSchema,
      tone: 'success',
    },
    rework: {
      from: ['convened'],
      to: 'rework',
      permission: P.manage,
      guards: ['notProjectFiler'],
      command: reworkAcceptanceSchema,
      under: 'pass',
      tone: 'warning',
    },
    cancel: {
      from: ['convened'],
      awaited: [],
      to: 'cancelled',
      permission: P.manage,
      command: cancelAcceptanceSchema,
      danger: true,
    },
  },
});
export type AcceptanceMachine = typeof ACCEPTANCE_MACHINE;
export type AcceptanceState = StateOf<AcceptanceMachine>;
export type AcceptanceAction = AnyActionOf<AcceptanceMachine>;

/** As the API answers it, beside what is answered about every record. */
const recorded = recordAnswers(ACCEPTANCE_MACHINE, {
  listed: {
    project: z.object({ id: z.uuid(), title: z.string() }),
    heldOn: daySchema,
    place: z.string(),
    panel: panelSchema,
  },
  shown: {
    findings: z.array(findingSchema),
    todo: z.string().nullable(),
    /** What is to be looked at: the items of the project's budget. */
    items: z.array(z.string()),
  },
  said: { reason: z.string().nullable(), todo: z.string().nullable() },
});
export const acceptanceAnswers = {
  ...recorded,
  query: recorded.query.extend({ project: z.uuid().optional() }),
};
export type Acceptance = z.infer<typeof acceptanceAnswers.listed>;
export type AcceptanceDetail = z.infer<typeof acceptanceAnswers.shown>;
export type AcceptanceHistory = z.infer<typeof acceptanceAnswers.history>;
export type AcceptanceListQuery = z.infer<typeof acceptanceAnswers.query>;
