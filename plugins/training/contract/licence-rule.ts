import {
  daySchema,
  organisationTypeSchema,
  postTypeIdSchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const LICENCE_RULE_PERMISSION = {
  read: 'training.licence-rule.read',
  manage: 'training.licence-rule.manage',
  close: 'training.licence-rule.close',
} as const;

/** A rule is not rewritten: what it said on a past day stands. It is ended, and another one begins. */
export const createLicenceRuleSchema = z.object({
  title: lineSchema(60),
  /** Whoever holds this post … */
  post: postTypeIdSchema,
  /** … in a body of this type … */
  organisationType: organisationTypeSchema,
  /** … needs a valid certificate of this type … */
  typeId: z.uuid(),
  from: daySchema,
  /** … so many days after taking up the post, or after the rule began. */
  graceDays: z.int().min(0).max(730),
  note: textSchema(500).optional(),
  unitId: unitIdSchema,
});
export type CreateLicenceRule = z.infer<typeof createLicenceRuleSchema>;
export const closeLicenceRuleSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseLicenceRule = z.infer<typeof closeLicenceRuleSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const LICENCE_RULE_MACHINE = defineMachine({
  noun: 'training.licence-rule',
  read: LICENCE_RULE_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: LICENCE_RULE_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: LICENCE_RULE_PERMISSION.close,
      command: closeLicenceRuleSchema,
      danger: true,
    },
  },
});
export type LicenceRuleMachine = typeof LICENCE_RULE_MACHINE;
export type LicenceRuleState = StateOf<LicenceRuleMachine>;
export type LicenceRuleAction = AnyActionOf<LicenceRuleMachine>;

/** As the API answers it, beside what is answered about every record. */
export const licenceRuleAnswers = recordAnswers(LICENCE_RULE_MACHINE, {
  listed: {
    title: z.string(),
    post: postTypeIdSchema,
    organisationType: organisationTypeSchema,
    typeId: z.uuid(),
    typeTitle: z.string(),
    from: daySchema,
    graceDays: z.int(),
  },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type LicenceRule = z.infer<typeof licenceRuleAnswers.listed>;
export type LicenceRuleDetail = z.infer<typeof licenceRuleAnswers.shown>;
export type LicenceRuleHistory = z.infer<typeof licenceRuleAnswers.history>;
export type LicenceRuleListQuery = z.infer<typeof licenceRuleAnswers.query>;
