import {
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
import { amountSchema, fenSchema } from './money.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const SUBSIDY_SCHEME_PERMISSION = {
  read: 'funds.subsidy-scheme.read',
  /** Drafts one, corrects it while nobody has put it in force, and ends it. */
  manage: 'funds.subsidy-scheme.manage',
  /** Puts it in force, as the second person. */
  adopt: 'funds.subsidy-scheme.adopt',
} as const;

/** Holders of which post of a branch it is for. */
export const SUBSIDY_POSTS = ['secretary', 'deputy-secretary'] as const;
/** Branches of which subtype. */
export const SUBSIDY_BODIES = ['grid', 'functional'] as const;
export const SUBSIDY_PERIODS = ['year', 'half-year', 'quarter', 'month'] as const;

const about = {
  title: lineSchema(60),
  post: z.enum(SUBSIDY_POSTS),
  body: z.enum(SUBSIDY_BODIES),
  period: z.enum(SUBSIDY_PERIODS),
  /** In yuan: what all of them get together in one period. */
  amount: amountSchema,
  note: textSchema(500).optional(),
};
const version = recordVersionSchema;
export const draftSubsidySchemeSchema = z.object({ ...about, unitId: unitIdSchema });
export type DraftSubsidyScheme = z.infer<typeof draftSubsidySchemeSchema>;
export const changeSubsidySchemeSchema = z.object({ ...about, version });
export type ChangeSubsidyScheme = z.infer<typeof changeSubsidySchemeSchema>;
export const adoptSubsidySchemeSchema = z.object({ version });
export type AdoptSubsidyScheme = z.infer<typeof adoptSubsidySchemeSchema>;
export const endSubsidySchemeSchema = z.object({ reason: textSchema(200), version });
export type EndSubsidyScheme = z.infer<typeof endSubsidySchemeSchema>;

const P = SUBSIDY_SCHEME_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const SUBSIDY_SCHEME_MACHINE = defineMachine({
  noun: 'funds.subsidy-scheme',
  read: P.read,
  create: { action: 'draft', to: 'draft', permission: P.manage },
  states: { draft: {}, active: { tone: 'active' }, ended: { final: true } },
  guards: { notDrafter: { barrier: 'own-scheme' } },
  actions: {
    adopt: { from: ['draft'], to: 'active', permission: P.adopt, guards: ['notDrafter'] },
    change: { from: ['draft'], awaited: [], permission: P.manage, command: changeSubsidySchemeSchema },
    end: {
      from: ['draft', 'active'],
      awaited: [],
      to: 'ended',
      permission: P.manage,
      command: endSubsidySchemeSchema,
      danger: true,
    },
  },
});
export type SubsidySchemeMachine = typeof SUBSIDY_SCHEME_MACHINE;
export type SubsidySchemeState = StateOf<SubsidySchemeMachine>;
export type SubsidySchemeAction = AnyActionOf<SubsidySchemeMachine>;

/** As the API answers it, beside what is answered about every record. */
const answered = recordAnswers(SUBSIDY_SCHEME_MACHINE, {
  listed: {
    title: z.string(),
    post: z.enum(SUBSIDY_POSTS),
    body: z.enum(SUBSIDY_BODIES),
    period: z.enum(SUBSIDY_PERIODS),
    fen: fenSchema,
  },
  shown: { note: z.string().nullable(), amount: z.string() },
  said: { reason: z.string().nullable() },
});
export const subsidySchemeAnswers = {
  ...answered,
  /** `for`: at, below and above this unit. */
  query: answered.query.extend({ for: unitIdParamSchema.optional() }),
};
export type SubsidyScheme = z.infer<typeof subsidySchemeAnswers.listed>;
export type SubsidySchemeDetail = z.infer<typeof subsidySchemeAnswers.shown>;
export type SubsidySchemeHistory = z.infer<typeof subsidySchemeAnswers.history>;
export type SubsidySchemeListQuery = z.infer<typeof subsidySchemeAnswers.query>;
