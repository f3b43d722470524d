import {
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
export const PROGRAMME_PERMISSION = {
  read: 'culture.programme.read',
  /** Adds one, and corrects what is said about it. */
  manage: 'culture.programme.manage',
  close: 'culture.programme.close',
} as const;

/** What a programme is about: 文化引领 in the district's words. */
export const PROGRAMME_THEMES = ['core-values', 'tradition', 'community-spirit', 'local-history', 'other'] as const;
const themeSchema = z.enum(PROGRAMME_THEMES);
export type ProgrammeTheme = z.infer<typeof themeSchema>;

const about = { title: lineSchema(60), theme: themeSchema, note: textSchema(500).optional() };
export const createProgrammeSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateProgramme = z.infer<typeof createProgrammeSchema>;
export const changeProgrammeSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeProgramme = z.infer<typeof changeProgrammeSchema>;
export const closeProgrammeSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseProgramme = z.infer<typeof closeProgrammeSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const PROGRAMME_MACHINE = defineMachine({
  noun: 'culture.programme',
  read: PROGRAMME_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: PROGRAMME_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: {
      from: ['active'],
      awaited: [],
      permission: PROGRAMME_PERMISSION.manage,
      command: changeProgrammeSchema,
    },
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: PROGRAMME_PERMISSION.close,
      command: closeProgrammeSchema,
      danger: true,
    },
  },
});
export type ProgrammeMachine = typeof PROGRAMME_MACHINE;
export type ProgrammeState = StateOf<ProgrammeMachine>;
export type ProgrammeAction = AnyActionOf<ProgrammeMachine>;

/** As the API answers it, beside what is answered about every record. */
export const programmeAnswers = recordAnswers(PROGRAMME_MACHINE, {
  listed: { title: z.string(), theme: themeSchema },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type Programme = z.infer<typeof programmeAnswers.listed>;
export type ProgrammeDetail = z.infer<typeof programmeAnswers.shown>;
export type ProgrammeHistory = z.infer<typeof programmeAnswers.history>;
export type ProgrammeListQuery = z.infer<typeof programmeAnswers.query>;
