import { defineMachine } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import {
  beginProjectSchema,
  changeProjectSchema,
  completeProjectSchema,
  deliberateProjectSchema,
  noticeProjectSchema,
  paperNoticeSchema,
  projectOpinionSchema,
  projectReasonSchema,
  publishProjectSchema,
} from './project.commands.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const PROJECT_PERMISSION = {
  read: 'funds.project.read',
  /** Writes a project, has it deliberated and submits it, and carries it out. */
  file: 'funds.project.file',
  /** The street's look at it. */
  review: 'funds.project.review',
  /** The district takes it into its records and shows it to the public. */
  record: 'funds.project.record',
  /** Sets the money aside, and ends a project before its time. */
  approve: 'funds.project.approve',
  /** Has the money ready, and gives back what is left. */
  fund: 'funds.project.fund',
  /** Lets the panel's result stand. */
  accept: 'funds.project.accept',
  /** Tells everybody what came of it. */
  publish: 'funds.project.publish',
} as const;
/** What a notice of a project holds up. */
export const APPROVAL_BLOCKED = 'funds.project.approve';

const P = PROJECT_PERMISSION;
const others = ['notFiler', 'notSubmitter'] as const;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const PROJECT_MACHINE = defineMachine({
  noun: 'funds.project',
  read: P.read,
  create: { action: 'draft', to: 'draft', permission: P.file },
  steps: {
    draft: 'draft',
    deliberated: 'deliberate',
    reviewed: 'review',
    recorded: 'record',
    notice: ['notice', 'record-notice'],
    approved: 'approve',
    funded: 'fund',
    running: 'begin',
    completed: 'complete',
    accepted: 'accept',
    published: 'publish',
    closed: 'close',
  },
  states: {
    draft: { step: 'draft' },
    deliberated: { step: 'deliberated', tone: 'active' },
    submitted: { step: 'deliberated', tone: 'active' },
    reviewed: { step: 'reviewed', tone: 'active' },
    recorded: { step: 'recorded', tone: 'active' },
    notice: { step: 'notice', tone: 'active' },
    approved: { step: 'approved', tone: 'active' },
    funded: { step: 'funded', tone: 'active' },
    running: { step: 'running', tone: 'active' },
    completed: { step: 'completed', tone: 'active' },
    rework: { step: 'completed', tone: 'warning' },
    accepted: { step: 'accepted', tone: 'success' },
    published: { step: 'published', tone: 'success' },
    closed: { step: 'closed', final: true, tone: 'success' },
    rejected: { final: true, failed: true },
    terminated: { tone: 'warning' },
    settled: { final: true, failed: true },
  },
  guards: {
    notFiler: { barrier: 'own-project' },
    notSubmitter: { barrier: 'own-submission' },
    notReviewer: { barrier: 'own-review' },
  },
  actions: {
    deliberate: { from: ['draft'], to: 'deliberated', permission: P.file, command: deliberateProjectSchema },
    submit: { from: ['deliberated'], to: 'submitted', permission: P.file },
    review: {
      from: ['submitted'],
      to: 'reviewed',
      permission: P.review,
      guards: others,
      command: projectOpinionSchema,
    },
    'review-return': {
      from: ['submitted'],
      to: 'draft',
      permission: P.review,
      guards: others,
      command: projectReasonSchema,
      under: 'review',
      tone: 'warning',
    },
    'review-reject': {
      from: ['submitted'],
      to: 'rejected',
      permission: P.review,
      guards: others,
      command: projectReasonSchema,
      under: 'review',
      tone: 'danger',
    },
    record: { from: ['reviewed'], to: 'recorded', permission: P.record, guards: others, command: projectOpinionSchema },
    'record-return': {
      from: ['reviewed'],
      to: 'draft',
      permission: P.record,
      guards: others,
      command: projectReasonSchema,
      under: 'record',
      tone: 'warning',
    },
    'record-reject': {
      from: ['reviewed'],
      to: 'rejected',
      permission: P.record,
      guards: others,
      command: projectReasonSchema,
      under: 'record',
      tone: 'danger',
    },
    notice: { from: ['recorded'], to: 'notice', permission: P.record, command: noticeProjectSchema },
    approve: {
      from: ['notice'],
      to: 'approved',
      permission: P.approve,
      guards: ['notFiler', 'notSubmitter', 'notReviewer'],
      tone: 'success',
    },
    fund: { from: ['approved'], to: 'funded', permission: P.fund, guards: others },
    begin: { from: ['funded'], to: 'running', permission: P.file, command: beginProjectSchema },
    complete: { from: ['running', 'rework'], to: 'completed', permission: P.file, command: completeProjectSchema },
    /** Follows the panel's result; so does its opposite. */
    accept: { from: ['completed'], to: 'accepted', permission: P.accept, guards: others, tone: 'success' },
    'send-back': {
      from: ['completed'],
      awaited: [],
      to: 'rework',
      permission: P.accept,
      guards: others,
      command: projectReasonSchema,
      tone: 'warning',
    },
    publish: {
      from: ['accepted'],
      to: 'published',
      permission: P.publish,
      guards: others,
      command: publishProjectSchema,
    },
    close: { from: ['published'], to: 'closed', permission: P.fund, guards: others },
    settle: { from: ['terminated'], to: 'settled', permission: P.fund, guards: others },
    change: { from: ['draft'], awaited: [], permission: P.file, command: changeProjectSchema },
    /** Back to the desk: what was agreed on is changed, so it is deliberated anew. */
    redraft: {
      from: ['deliberated'],
      awaited: [],
      to: 'draft',
      permission: P.file,
      command: projectReasonSchema,
      tone: 'warning',
    },
    /** Shown on paper, before or beside this system; the approval is another person's. */
    'record-notice': {
      from: ['recorded'],
      awaited: [],
      to: 'notice',
      permission: P.record,
      guards: others,
      command: paperNoticeSchema,
    },
    /** After an objection that was upheld: back to the desk, with the notice taken back. */
    revise: {
      from: ['notice'],
      awaited: [],
      to: 'draft',
      permission: P.record,
      command: projectReasonSchema,
      tone: 'warning',
      danger: true,
    },
    drop: {
      from: ['draft', 'deliberated'],
      awaited: [],
      to: 'rejected',
      permission: P.file,
      command: projectReasonSchema,
      danger: true,
    },
    terminate: {
      from: ['approved', 'funded', 'running', 'rework'],
      awaited: [],
      to: 'terminated',
      permission: P.approve,
      guards: others,
      command: projectReasonSchema,
      danger: true,
    },
  },
});
export type ProjectMachine = typeof PROJECT_MACHINE;
export type ProjectState = StateOf<ProjectMachine>;
export type ProjectAction = AnyActionOf<ProjectMachine>;

/** In which money was set aside and the project goes on. */
export const RUNNING_STATES: readonly ProjectState[] = ['approved', 'funded', 'running', 'completed', 'rework'];
/** In which something may be bought for it. */
export const SPENDING_STATES: readonly ProjectState[] = ['running', 'completed', 'rework', 'accepted', 'published'];
