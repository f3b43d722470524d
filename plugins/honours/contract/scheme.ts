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

export const SCHEME_PERMISSION = {
  read: 'honours.scheme.read',
  manage: 'honours.scheme.manage',
} as const;

/** 助人为乐、见义勇为、诚实守信、敬业奉献、孝老爱亲. They stand side by side: none is above another. */
export const HONOUR_CLASSES = ['helping', 'courage', 'integrity', 'dedication', 'filial'] as const;
export const honourClassSchema = z.enum(HONOUR_CLASSES);
export type HonourClass = z.infer<typeof honourClassSchema>;

/** Who decides on the awards of a scheme. */
export const DECIDING_LEVELS = ['street', 'district'] as const;

const about = {
  title: lineSchema(60),
  classes: z.array(honourClassSchema).min(1).max(HONOUR_CLASSES.length),
  decidedAt: z.enum(DECIDING_LEVELS),
  /** Months for which a story is shown at most; whoever it is about may end it earlier. */
  storyMonths: z.int().min(1).max(60),
  /** Read out to a nominee before they are asked. */
  consentText: textSchema(1500),
};
export const createSchemeSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateScheme = z.infer<typeof createSchemeSchema>;
export const changeSchemeSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeScheme = z.infer<typeof changeSchemeSchema>;
export const closeSchemeSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseScheme = z.infer<typeof closeSchemeSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const SCHEME_MACHINE = defineMachine({
  noun: 'honours.scheme',
  read: SCHEME_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: SCHEME_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: { from: ['active'], awaited: [], permission: SCHEME_PERMISSION.manage, command: changeSchemeSchema },
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: SCHEME_PERMISSION.manage,
      command: closeSchemeSchema,
      danger: true,
    },
  },
});
export type SchemeMachine = typeof SCHEME_MACHINE;
export type SchemeState = StateOf<SchemeMachine>;
export type SchemeAction = AnyActionOf<SchemeMachine>;

const answered = recordAnswers(SCHEME_MACHINE, {
  listed: { title: z.string(), classes: z.array(honourClassSchema), decidedAt: z.enum(DECIDING_LEVELS) },
  shown: { storyMonths: z.int(), consentText: z.string(), consentVersion: z.int() },
  said: { reason: z.string().nullable(), consentText: z.string().nullable(), consentVersion: z.int().nullable() },
});
/**
 * As the API answers it, beside what is answered about every record. `for`: schemes of this unit, of those above, which hold for it
 * too, and of those below.
 */
export const schemeAnswers = { ...answered, query: answered.query.extend({ for: unitIdParamSchema.optional() }) };
export type Scheme = z.infer<typeof schemeAnswers.listed>;
export type SchemeDetail = z.infer<typeof schemeAnswers.shown>;
export type SchemeHistory = z.infer<typeof schemeAnswers.history>;
export type SchemeListQuery = z.infer<typeof schemeAnswers.query>;
