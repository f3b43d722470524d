import {
  defineMachine,
  lineSchema,
  organisationIdSchema,
  plainCommandSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const CLUB_PERMISSION = {
  read: 'culture.club.read',
  /** Adds one, corrects what is said about it, ties it to its functional branch, and retires it. */
  manage: 'culture.club.manage',
} as const;

/** What its members come together for. */
export const CLUB_INTERESTS = [
  'singing',
  'dance',
  'handicraft',
  'calligraphy',
  'sports',
  'reading',
  'service',
  'other',
] as const;
const interestSchema = z.enum(CLUB_INTERESTS);
export type ClubInterest = z.infer<typeof interestSchema>;

const about = {
  title: lineSchema(60),
  interest: interestSchema,
  /** How many belong to it: a number, never a list. */
  size: z.int().min(1).max(5000),
  /** Whom one asks: a post with its organisation, never a person's name or number. */
  contactPost: lineSchema(60),
  venueId: z.uuid().optional(),
  note: textSchema(500).optional(),
};
const version = recordVersionSchema;
export const createClubSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateClub = z.infer<typeof createClubSchema>;
export const changeClubSchema = z.object({ ...about, version });
export type ChangeClub = z.infer<typeof changeClubSchema>;
/** The functional branch of core that is anchored in it: members keep their home branch. */
export const linkBranchSchema = z.object({ organisationId: organisationIdSchema, version });
export type LinkBranch = z.infer<typeof linkBranchSchema>;
export const retireClubSchema = z.object({ reason: textSchema(200), version });
export type RetireClub = z.infer<typeof retireClubSchema>;

const { read, manage } = CLUB_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const CLUB_MACHINE = defineMachine({
  noun: 'culture.club',
  read,
  create: { action: 'create', to: 'active', permission: manage },
  states: { active: { tone: 'active' }, retired: { final: true } },
  actions: {
    change: { from: ['active'], awaited: [], permission: manage, command: changeClubSchema },
    'link-branch': { from: ['active'], awaited: [], permission: manage, command: linkBranchSchema },
    'unlink-branch': { from: ['active'], awaited: [], permission: manage, command: plainCommandSchema },
    retire: {
      from: ['active'],
      awaited: [],
      to: 'retired',
      permission: manage,
      command: retireClubSchema,
      danger: true,
    },
  },
});
export type ClubMachine = typeof CLUB_MACHINE;
export type ClubState = StateOf<ClubMachine>;
export type ClubAction = AnyActionOf<ClubMachine>;

/** As the API answers it, beside what is answered about every record. */
export const clubAnswers = recordAnswers(CLUB_MACHINE, {
  listed: { title: z.string(), interest: interestSchema, size: z.int(), branchName: z.string().nullable() },
  shown: {
    contactPost: z.string(),
    venueId: z.uuid().nullable(),
    venueTitle: z.string().nullable(),
    branchId: organisationIdSchema.nullable(),
    note: z.string().nullable(),
  },
  said: { reason: z.string().nullable(), branchName: z.string().nullable() },
});
export type Club = z.infer<typeof clubAnswers.listed>;
export type ClubDetail = z.infer<typeof clubAnswers.shown>;
export type ClubHistory = z.infer<typeof clubAnswers.history>;
export type ClubListQuery = z.infer<typeof clubAnswers.query>;
