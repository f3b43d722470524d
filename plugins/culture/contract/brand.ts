import {
  defineMachine,
  lineSchema,
  plainCommandSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const BRAND_PERMISSION = {
  read: 'culture.brand.read',
  /** Proposes one, and carries it on once it is recognised. */
  propose: 'culture.brand.propose',
  /** Never one's own proposal. */
  recognise: 'culture.brand.recognise',
} as const;

const about = {
  title: lineSchema(60),
  /** What it is, how it came about, what it is for. */
  story: textSchema(1000),
  /** The club that carries it, and where it is at home. */
  clubId: z.uuid().optional(),
  venueId: z.uuid().optional(),
};
const version = recordVersionSchema;
const reason = textSchema(200);
export const proposeBrandSchema = z.object({ ...about, unitId: unitIdSchema });
export type ProposeBrand = z.infer<typeof proposeBrandSchema>;
export const changeBrandSchema = z.object({ ...about, version });
export type ChangeBrand = z.infer<typeof changeBrandSchema>;
export const brandReasonSchema = z.object({ reason, version });
export type BrandReason = z.infer<typeof brandReasonSchema>;

const { read, propose, recognise } = BRAND_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const BRAND_MACHINE = defineMachine({
  noun: 'culture.brand',
  read,
  create: { action: 'propose', to: 'proposed', permission: propose },
  steps: { propose: 'propose', recognise: 'recognise', launch: 'launch' },
  states: {
    proposed: { tone: 'warning', step: 'recognise' },
    'not-recognised': { final: true, failed: true, step: 'recognise' },
    recognised: { tone: 'active', step: 'launch' },
    active: { tone: 'success', step: 'launch' },
    retired: { final: true },
  },
  guards: { 'not-proposer': { barrier: 'same-person' } },
  actions: {
    recognise: {
      from: ['proposed'],
      to: 'recognised',
      permission: recognise,
      guards: ['not-proposer'],
      command: plainCommandSchema,
      tone: 'success',
    },
    refuse: {
      from: ['proposed'],
      to: 'not-recognised',
      under: 'recognise',
      permission: recognise,
      guards: ['not-proposer'],
      command: brandReasonSchema,
      tone: 'warning',
    },
    launch: { from: ['recognised'], to: 'active', permission: propose, command: plainCommandSchema, tone: 'success' },
    change: {
      from: ['proposed', 'recognised', 'active'],
      awaited: [],
      permission: propose,
      command: changeBrandSchema,
    },
    retire: {
      from: ['recognised', 'active'],
      awaited: [],
      to: 'retired',
      permission: propose,
      command: brandReasonSchema,
      danger: true,
    },
  },
});
export type BrandMachine = typeof BRAND_MACHINE;
export type BrandState = StateOf<BrandMachine>;
export type BrandAction = AnyActionOf<BrandMachine>;

/** As the API answers it, beside what is answered about every record. */
export const brandAnswers = recordAnswers(BRAND_MACHINE, {
  listed: { title: z.string(), clubTitle: z.string().nullable() },
  shown: {
    story: z.string(),
    clubId: z.uuid().nullable(),
    venueId: z.uuid().nullable(),
    venueTitle: z.string().nullable(),
  },
  said: { reason: z.string().nullable() },
});
export type Brand = z.infer<typeof brandAnswers.listed>;
export type BrandDetail = z.infer<typeof brandAnswers.shown>;
export type BrandHistory = z.infer<typeof brandAnswers.history>;
export type BrandListQuery = z.infer<typeof brandAnswers.query>;
