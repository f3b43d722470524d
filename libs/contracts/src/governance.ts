import { z } from 'zod';
import { seatSchema } from './appointment.ts';
import { daySchema } from './day.ts';
import { instantSchema, unitIdParamSchema, unitIdSchema } from './ids.ts';
import { organisationRefSchema } from './organisation.ts';
import { pageQuerySchema } from './page.ts';
import { personRefSchema } from './person.ts';
import { postTypeIdSchema } from './post-type.ts';
import { unitRefSchema } from './unit.ts';
import { textSchema } from './words.ts';

/** Days ahead that "runs out soon" means where nothing else is said. */
export const RUNS_OUT_DAYS = 60;

export const governanceQuerySchema = z.object({
  unitId: unitIdParamSchema.optional(),
  asOf: daySchema.optional(),
  days: z.coerce.number().int().min(0).max(3660).default(RUNS_OUT_DAYS),
});
export type GovernanceQuery = z.output<typeof governanceQuerySchema>;
export const governanceListQuerySchema = pageQuerySchema.extend(governanceQuerySchema.shape);
export type GovernanceListQuery = z.output<typeof governanceListQuerySchema>;

const count = z.int().min(0);
/** How the bodies and posts of a unit stand on a day. Each figure opens to a list of the records behind it. */
export const governanceSchema = z.object({
  unit: unitRefSchema.nullable(),
  asOf: daySchema,
  days: z.int(),
  organs: count,
  gridBranches: z.object({ active: count, withSecretary: count }),
  /** Part-time members of the committees of streets. */
  streetPartTimeMembers: count,
  /** 一肩挑: communities where one person is secretary of the party's body and director of the residents' committee. */
  oneShoulder: z.object({ communities: count, yes: count, excepted: count }),
  /** 交叉任职: members of both committees, and of either, over all communities. */
  crossMembership: z.object({ communities: count, both: count, either: count }),
  vacancies: count,
  /** Big committees that lack a seat, of how many. */
  missingSeats: z.object({ committees: count, lacking: count }),
  secondments: z.object({ inForce: count, endingSoon: count }),
  terms: z.object({ endingSoon: count, overdue: count }),
  gridsWithoutBranch: z.object({ grids: count, without: count }),
  /** Party groups of entrances, and the communities that have any; `entrances` is null while nobody has said how many there are. */
  entranceGroups: z.object({ groups: count, communities: count, entrances: count.nullable() }),
});
export type Governance = z.infer<typeof governanceSchema>;

const heldSchema = z.object({ appointmentId: z.uuid(), person: personRefSchema, since: daySchema });

/** A community's answer to 一肩挑. */
export const oneShoulderRowSchema = z.object({
  community: unitRefSchema,
  street: unitRefSchema.nullable(),
  yes: z.boolean(),
  /** Since when both posts have been held by the same person, or by two. Null where one was never held. */
  since: daySchema.nullable(),
  partyBody: organisationRefSchema.nullable(),
  committee: organisationRefSchema.nullable(),
  secretary: heldSchema.nullable(),
  director: heldSchema.nullable(),
  /** Why it is not so here, as somebody has entered it. */
  exception: z.object({ reason: z.string(), by: z.string(), at: instantSchema }).nullable(),
});
export type OneShoulderRow = z.infer<typeof oneShoulderRowSchema>;
export const oneShoulderQuerySchema = governanceListQuerySchema.extend({
  yes: z.stringbool().optional(),
  /** It is not so, and somebody has entered why. */
  excepted: z.stringbool().optional(),
});
export type OneShoulderQuery = z.output<typeof oneShoulderQuerySchema>;
/** The reason that stands for a community now. */
export const governanceExceptionSchema = z.object({ unitId: unitIdSchema, reason: z.string().nullable() });
export type GovernanceException = z.infer<typeof governanceExceptionSchema>;
export const setExceptionSchema = z.object({ unitId: unitIdSchema, reason: textSchema(300).nullable() });
export type SetException = z.infer<typeof setExceptionSchema>;

export const crossMembershipRowSchema = z.object({
  community: unitRefSchema,
  street: unitRefSchema.nullable(),
  partyBody: organisationRefSchema.nullable(),
  committee: organisationRefSchema.nullable(),
  partyMembers: count,
  committeeMembers: count,
  /** Who sits on both, since the day the later of their two appointments began. */
  both: z.array(z.object({ person: personRefSchema, since: daySchema })),
  either: count,
});
export type CrossMembershipRow = z.infer<typeof crossMembershipRowSchema>;

export const vacancyRowSchema = z.object({
  organisation: organisationRefSchema,
  unit: unitRefSchema,
  post: postTypeIdSchema,
  postTitle: z.string(),
  since: daySchema.nullable(),
  /** Who held it last. */
  last: heldSchema.nullable(),
  /** A proposal for it waits for approval. */
  proposed: z.boolean(),
});
export type VacancyRow = z.infer<typeof vacancyRowSchema>;

export const missingSeatsRowSchema = z.object({
  organisation: organisationRefSchema,
  unit: unitRefSchema,
  missing: z.array(z.object({ seat: seatSchema, since: daySchema.nullable() })),
  filled: z.array(seatSchema),
});
export type MissingSeatsRow = z.infer<typeof missingSeatsRowSchema>;

/** Without `lacking` those that lack a seat; `false` asks for those that have all. */
export const missingSeatsQuerySchema = governanceListQuerySchema.extend({ lacking: z.stringbool().default(true) });
export type MissingSeatsQuery = z.output<typeof missingSeatsQuerySchema>;
/** Branches of grids: all, or those with or without a secretary. */
export const gridBranchQuerySchema = governanceListQuerySchema.extend({ withSecretary: z.stringbool().optional() });
export type GridBranchQuery = z.output<typeof gridBranchQuerySchema>;
/** Secondments in force: all, or those that run out within `days`. */
export const secondmentQuerySchema = governanceListQuerySchema.extend({ ending: z.stringbool().default(false) });
export type SecondmentQuery = z.output<typeof secondmentQuerySchema>;
/** Terms that run out within `days`, or those that have run out while the post is still held. */
export const termQuerySchema = governanceListQuerySchema.extend({ overdue: z.stringbool().default(false) });
export type TermQuery = z.output<typeof termQuerySchema>;

export const gridWithoutBranchRowSchema = z.object({
  grid: unitRefSchema,
  community: unitRefSchema.nullable(),
  since: daySchema.nullable(),
  /** A branch that is on its way there. */
  underway: organisationRefSchema.nullable(),
});
export type GridWithoutBranchRow = z.infer<typeof gridWithoutBranchRowSchema>;

export const entranceGroupsRowSchema = z.object({
  community: unitRefSchema,
  street: unitRefSchema.nullable(),
  groups: count,
  withLeader: count,
  entrances: count.nullable(),
});
export type EntranceGroupsRow = z.infer<typeof entranceGroupsRowSchema>;
