import {
  daySchema,
  defineMachine,
  lineSchema,
  personIdSchema,
  plainCommandSchema,
  postTypeIdSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdParamSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, OrganisationType, PostTypeId, StateOf } from '@linli/contracts';
import { z } from 'zod';

export const GRADE_CHANGE_PERMISSION = {
  read: 'training.grade-change.read',
  propose: 'training.grade-change.propose',
  /** Never one's own proposal. */
  approve: 'training.grade-change.approve',
} as const;

/** Posts of staff who have a grade. */
export const GRADED_POSTS = [
  'secretary',
  'director',
  'dedicated-deputy',
  'deputy-secretary',
  'deputy-director',
  'party-worker',
  'community-worker',
] as const satisfies readonly PostTypeId[];

/** Bodies of a community that employ staff: not a grid's branch, not the owners' committee, not the big committee. */
export const STAFF_BODIES = [
  'party-committee',
  'general-branch',
  'residents-committee',
] as const satisfies readonly OrganisationType[];

/** 三岗: head of a community, deputy, staff. */
export const GRADE_BANDS = ['head', 'deputy', 'staff'] as const;
/** 十八级. What a level is paid is not kept. */
export const GRADE_LEVELS = 18;
const gradeSchema = z.object({ band: z.enum(GRADE_BANDS), level: z.int().min(1).max(GRADE_LEVELS) });
export type Grade = z.infer<typeof gradeSchema>;

/** What a grade rests on. */
export const GRADE_BASES = ['first', 'certificate', 'appraisal', 'seniority', 'post'] as const;

export const proposeGradeChangeSchema = z.object({
  appointmentId: z.uuid(),
  ...gradeSchema.shape,
  since: daySchema,
  basis: z.enum(GRADE_BASES),
  /** The paper: name and number. */
  paper: lineSchema(120),
});
export type ProposeGradeChange = z.infer<typeof proposeGradeChangeSchema>;
export const refuseGradeChangeSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type RefuseGradeChange = z.infer<typeof refuseGradeChangeSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const GRADE_CHANGE_MACHINE = defineMachine({
  noun: 'training.grade-change',
  read: GRADE_CHANGE_PERMISSION.read,
  create: { action: 'propose', to: 'proposed', permission: GRADE_CHANGE_PERMISSION.propose },
  states: {
    proposed: { tone: 'warning' },
    approved: { final: true, tone: 'success' },
    refused: { final: true, failed: true, tone: 'danger' },
    withdrawn: { final: true, failed: true },
  },
  guards: { 'not-proposer': { barrier: 'same-person' } },
  actions: {
    approve: {
      from: ['proposed'],
      to: 'approved',
      permission: GRADE_CHANGE_PERMISSION.approve,
      guards: ['not-proposer'],
      command: plainCommandSchema,
      tone: 'success',
    },
    refuse: {
      from: ['proposed'],
      to: 'refused',
      permission: GRADE_CHANGE_PERMISSION.approve,
      guards: ['not-proposer'],
      under: 'approve',
      command: refuseGradeChangeSchema,
      tone: 'danger',
    },
    withdraw: {
      from: ['proposed'],
      awaited: [],
      to: 'withdrawn',
      permission: GRADE_CHANGE_PERMISSION.propose,
      command: plainCommandSchema,
    },
  },
});
export type GradeChangeMachine = typeof GRADE_CHANGE_MACHINE;
export type GradeChangeState = StateOf<GradeChangeMachine>;
export type GradeChangeAction = AnyActionOf<GradeChangeMachine>;

const answered = recordAnswers(GRADE_CHANGE_MACHINE, {
  listed: {
    appointmentId: z.uuid(),
    person: z.object({ id: personIdSchema, name: z.string() }),
    post: postTypeIdSchema,
    organisation: z.string(),
    /** Null for the first grade of an appointment. */
    before: gradeSchema.nullable(),
    after: gradeSchema,
    since: daySchema,
    basis: z.enum(GRADE_BASES),
  },
  shown: { paper: z.string() },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. Ordered by when they came, never by grade. */
export const gradeChangeAnswers = {
  ...answered,
  query: answered.query.extend({ appointment: z.uuid().optional() }),
};
export type GradeChange = z.infer<typeof gradeChangeAnswers.listed>;
export type GradeChangeDetail = z.infer<typeof gradeChangeAnswers.shown>;
export type GradeChangeHistory = z.infer<typeof gradeChangeAnswers.history>;
export type GradeChangeListQuery = z.infer<typeof gradeChangeAnswers.query>;

/** Staff in reach, for whom a grade can be proposed. */
export const gradedHolderSchema = z.object({
  appointmentId: z.uuid(),
  person: z.object({ id: personIdSchema, name: z.string() }),
  post: postTypeIdSchema,
  organisation: z.string(),
  unitId: unitIdSchema,
});
export type GradedHolder = z.infer<typeof gradedHolderSchema>;
export const gradedHoldersSchema = z.object({ items: z.array(gradedHolderSchema) });
export const gradedHoldersQuerySchema = z.object({ unit: unitIdParamSchema.optional() });
