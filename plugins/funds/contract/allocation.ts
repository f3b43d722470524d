import {
  daySchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { fundCategorySchema } from './ledger.ts';
import { amountSchema, fenSchema } from './money.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const ALLOCATION_PERMISSION = {
  read: 'funds.allocation.read',
  /** Asks for money, at the unit that gets it. */
  file: 'funds.allocation.file',
  /** Looks it through, at the unit that gives it. */
  check: 'funds.allocation.check',
  /** Gives it, at the unit that gives it; and takes it back by a counter-entry. */
  approve: 'funds.allocation.approve',
} as const;

/** Whose money it is that has not been meant for anything yet. */
export const GIVERS = ['above', 'own'] as const;
export const giverSchema = z.enum(GIVERS);
export type Giver = z.infer<typeof giverSchema>;

const version = recordVersionSchema;
export const fileAllocationSchema = z.object({
  title: lineSchema(60),
  unitId: unitIdSchema,
  fundId: z.uuid(),
  giver: giverSchema,
  /** What it is to be meant for. */
  category: fundCategorySchema,
  /** In yuan. */
  amount: amountSchema,
  note: textSchema(500).optional(),
});
export type FileAllocation = z.infer<typeof fileAllocationSchema>;
export const allocationReasonSchema = z.object({ reason: textSchema(200), version });
export type AllocationReason = z.infer<typeof allocationReasonSchema>;

const P = ALLOCATION_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const ALLOCATION_MACHINE = defineMachine({
  noun: 'funds.allocation',
  read: P.read,
  create: { action: 'file', to: 'filed', permission: P.file },
  steps: { filed: 'file', checked: 'check', approved: 'approve' },
  states: {
    filed: { step: 'filed', tone: 'active' },
    checked: { step: 'checked', tone: 'active' },
    approved: { step: 'approved', tone: 'success' },
    refused: { final: true, failed: true },
    withdrawn: { final: true },
    undone: { final: true, failed: true },
  },
  guards: {
    notFiler: { barrier: 'own-allocation' },
    notChecker: { barrier: 'checked-by-you' },
    filer: { barrier: 'not-yours', quiet: true },
  },
  actions: {
    check: { from: ['filed'], to: 'checked', permission: P.check, guards: ['notFiler'] },
    'turn-down': {
      from: ['filed'],
      to: 'refused',
      under: 'check',
      permission: P.check,
      guards: ['notFiler'],
      command: allocationReasonSchema,
      tone: 'warning',
    },
    approve: { from: ['checked'], to: 'approved', permission: P.approve, guards: ['notFiler', 'notChecker'] },
    refuse: {
      from: ['checked'],
      to: 'refused',
      under: 'approve',
      permission: P.approve,
      guards: ['notFiler', 'notChecker'],
      command: allocationReasonSchema,
      tone: 'warning',
    },
    withdraw: {
      from: ['filed'],
      awaited: [],
      to: 'withdrawn',
      permission: P.file,
      guards: ['filer'],
      command: allocationReasonSchema,
      danger: true,
    },
    /** By a counter-entry, as long as the money has not gone on. */
    undo: {
      from: ['approved'],
      awaited: [],
      to: 'undone',
      permission: P.approve,
      guards: ['notFiler'],
      command: allocationReasonSchema,
      danger: true,
    },
  },
});
export type AllocationMachine = typeof ALLOCATION_MACHINE;
export type AllocationState = StateOf<AllocationMachine>;
export type AllocationAction = AnyActionOf<AllocationMachine>;

/** As the API answers it, beside what is answered about every record. */
export const allocationAnswers = recordAnswers(ALLOCATION_MACHINE, {
  listed: {
    title: z.string(),
    fundTitle: z.string(),
    giver: giverSchema,
    category: fundCategorySchema,
    fen: fenSchema,
    approvedOn: daySchema.nullable(),
  },
  shown: {
    fundId: z.uuid(),
    note: z.string().nullable(),
    lineId: z.uuid().nullable(),
    entryId: z.uuid().nullable(),
    /** What the giver has available for it now; null for whoever may not see the giver's books, and at the end. */
    giverHas: fenSchema.nullable(),
  },
  said: { reason: z.string().nullable() },
});
export type Allocation = z.infer<typeof allocationAnswers.listed>;
export type AllocationDetail = z.infer<typeof allocationAnswers.shown>;
export type AllocationHistory = z.infer<typeof allocationAnswers.history>;
export const allocationQuerySchema = allocationAnswers.query.extend({ fund: z.uuid().optional() });
export type AllocationListQuery = z.infer<typeof allocationQuerySchema>;
