import {
  daySchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdParamSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { balanceSchema } from './ledger.ts';
import { amountSchema, fenSchema } from './money.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const FUND_PERMISSION = {
  read: 'funds.fund.read',
  /** Drafts one, and closes it at the end. */
  manage: 'funds.fund.manage',
  /** The second person: with this the money is there. */
  approve: 'funds.fund.approve',
} as const;

export const FUND_SOURCES = ['district-budget', 'upper-transfer', 'party-fee', 'other'] as const;
export const fundSourceSchema = z.enum(FUND_SOURCES);
export type FundSource = z.infer<typeof fundSourceSchema>;

const about = {
  title: lineSchema(60),
  source: fundSourceSchema,
  year: z.int().min(2000).max(2100),
  /** In yuan. */
  amount: amountSchema,
  note: textSchema(500).optional(),
};
const version = recordVersionSchema;
export const draftFundSchema = z.object({ ...about, unitId: unitIdSchema });
export type DraftFund = z.infer<typeof draftFundSchema>;
export const changeFundSchema = z.object({ ...about, version });
export type ChangeFund = z.infer<typeof changeFundSchema>;
const why = { reason: textSchema(200), version };
export const refuseFundSchema = z.object(why);
export type RefuseFund = z.infer<typeof refuseFundSchema>;
export const dropFundSchema = z.object(why);
export type DropFund = z.infer<typeof dropFundSchema>;
export const closeFundSchema = z.object(why);
export type CloseFund = z.infer<typeof closeFundSchema>;

const P = FUND_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const FUND_MACHINE = defineMachine({
  noun: 'funds.fund',
  read: P.read,
  create: { action: 'draft', to: 'drafted', permission: P.manage },
  steps: { drafted: 'draft', approved: 'approve', closed: 'close' },
  states: {
    drafted: { step: 'drafted' },
    approved: { step: 'approved', tone: 'active' },
    refused: { final: true, failed: true },
    dropped: { final: true },
    closed: { step: 'closed', final: true, tone: 'success' },
  },
  guards: { notDrafter: { barrier: 'own-fund' } },
  actions: {
    approve: { from: ['drafted'], to: 'approved', permission: P.approve, guards: ['notDrafter'] },
    refuse: {
      from: ['drafted'],
      to: 'refused',
      under: 'approve',
      permission: P.approve,
      guards: ['notDrafter'],
      command: refuseFundSchema,
      tone: 'warning',
    },
    change: { from: ['drafted'], awaited: [], permission: P.manage, command: changeFundSchema },
    drop: {
      from: ['drafted'],
      awaited: [],
      to: 'dropped',
      permission: P.manage,
      command: dropFundSchema,
      danger: true,
    },
    /** Nothing is allocated, committed or spent of it any more; what is left stays in the books. */
    close: {
      from: ['approved'],
      awaited: [],
      to: 'closed',
      permission: P.manage,
      command: closeFundSchema,
      danger: true,
    },
  },
});
export type FundMachine = typeof FUND_MACHINE;
export type FundState = StateOf<FundMachine>;
export type FundAction = AnyActionOf<FundMachine>;

/** As the API answers it, beside what is answered about every record. */
export const fundAnswers = recordAnswers(FUND_MACHINE, {
  listed: {
    title: z.string(),
    source: fundSourceSchema,
    year: z.int(),
    fen: fenSchema,
    approvedOn: daySchema.nullable(),
  },
  shown: {
    note: z.string().nullable(),
    closedOn: daySchema.nullable(),
    /** Of all its lines that the asker may see, in fen; null before it is approved. */
    balance: balanceSchema.nullable(),
  },
  said: { reason: z.string().nullable() },
});
export type Fund = z.infer<typeof fundAnswers.listed>;
export type FundDetail = z.infer<typeof fundAnswers.shown>;
export type FundHistory = z.infer<typeof fundAnswers.history>;
export const fundQuerySchema = fundAnswers.query.extend({
  /** At this unit, below it or above it: where its money comes from. */
  for: unitIdParamSchema.optional(),
  /** Approved on this day or before, whether or not it has been closed since. */
  approvedTo: daySchema.optional(),
});
export type FundListQuery = z.infer<typeof fundQuerySchema>;
