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
export const HOBBY_CLUB_PERMISSION = {
  read: 'example.hobby-club.read',
  /** Adds one, and corrects what is said about it. */
  manage: 'example.hobby-club.manage',
  close: 'example.hobby-club.close',
} as const;

const about = { title: lineSchema(60), note: textSchema(500).optional() };
export const createHobbyClubSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateHobbyClub = z.infer<typeof createHobbyClubSchema>;
export const changeHobbyClubSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeHobbyClub = z.infer<typeof changeHobbyClubSchema>;
export const closeHobbyClubSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseHobbyClub = z.infer<typeof closeHobbyClubSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const HOBBY_CLUB_MACHINE = defineMachine({
  noun: 'example.hobby-club',
  read: HOBBY_CLUB_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: HOBBY_CLUB_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: {
      from: ['active'],
      awaited: [],
      permission: HOBBY_CLUB_PERMISSION.manage,
      command: changeHobbyClubSchema,
    },
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: HOBBY_CLUB_PERMISSION.close,
      command: closeHobbyClubSchema,
      danger: true,
    },
  },
});
export type HobbyClubMachine = typeof HOBBY_CLUB_MACHINE;
export type HobbyClubState = StateOf<HobbyClubMachine>;
export type HobbyClubAction = AnyActionOf<HobbyClubMachine>;

/** As the API answers it, beside what is answered about every record. */
export const hobbyClubAnswers = recordAnswers(HOBBY_CLUB_MACHINE, {
  listed: { title: z.string() },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type HobbyClub = z.infer<typeof hobbyClubAnswers.listed>;
export type HobbyClubDetail = z.infer<typeof hobbyClubAnswers.shown>;
export type HobbyClubHistory = z.infer<typeof hobbyClubAnswers.history>;
export type HobbyClubListQuery = z.infer<typeof hobbyClubAnswers.query>;
