import { z } from 'zod';
import { permissionIdSchema } from './access.ts';
import { daySchema } from './day.ts';
import { accountIdSchema, instantSchema, unitIdParamSchema } from './ids.ts';
import { unitRefSchema } from './unit.ts';

export const AUDIT_KINDS = ['write', 'read', 'export', 'session', 'job'] as const;
export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
export const auditKindSchema = z.enum(AUDIT_KINDS);
export const auditOutcomeSchema = z.enum(AUDIT_OUTCOMES);

/** An id with its words in the reader's language; where there are none the id stands for them. */
export const auditWordSchema = z.object({ id: z.string(), title: z.string() });
export type AuditWord = z.infer<typeof auditWordSchema>;

/** One line of the audit log, as a list shows it: who did what to what, where, when, and how it ended. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: instantSchema,
  actor: z.string(),
  accountId: accountIdSchema.nullable(),
  plugin: auditWordSchema,
  action: auditWordSchema,
  kind: auditKindSchema,
  outcome: auditOutcomeSchema,
  target: z.object({ type: auditWordSchema.nullable(), id: z.string(), title: z.string().nullable() }).nullable(),
  unit: unitRefSchema.nullable(),
  reason: z.string().nullable(),
  requestId: z.string(),
  /** Whether a sealed batch holds it; a line is sealed about a second after it was written. */
  sealed: z.boolean(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const auditIdSchema = z.string().regex(/^\d{1,18}$/);
export const auditIdParamSchema = auditIdSchema;
/** Where a page ends: microseconds since 1970 and id of its last line. */
export const auditCursorSchema = z.string().regex(/^\d{1,17}-\d{1,18}$/);

/** What lines are looked for by. Days are of Asia/Shanghai, both included; `unitId` covers what is below it. */
export const auditFilterSchema = z.object({
  accountId: accountIdSchema.optional(),
  /** Part of a name, or a user name. */
  actor: z.string().trim().min(1).max(60).optional(),
  action: permissionIdSchema.optional(),
  permission: permissionIdSchema.optional(),
  plugin: z.string().max(32).optional(),
  kind: auditKindSchema.optional(),
  outcome: auditOutcomeSchema.optional(),
  targetType: z.string().trim().max(100).optional(),
  targetId: z.string().trim().min(1).max(200).optional(),
  unitId: unitIdParamSchema.optional(),
  requestId: z.string().trim().min(1).max(100).optional(),
  atFrom: daySchema.optional(),
  atTo: daySchema.optional(),
  /** Part of the reason, or of what the target is called. */
  q: z.string().trim().min(1).max(100).optional(),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;

/** Newest first; `after` goes on where a page ended. */
export const auditQuerySchema = auditFilterSchema.extend({
  after: auditCursorSchema.optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type AuditQuery = z.output<typeof auditQuerySchema>;

/**
 * A page of lines. A search looks through a bounded number of lines at a time: `searchedTo` says how far back it came where
 * that was not enough to fill the page, and `next` goes on from there.
 */
export const auditPageSchema = z.object({
  items: z.array(auditEntrySchema),
  next: auditCursorSchema.nullable(),
  searchedTo: instantSchema.nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

/** A field that differs. A value that names another record comes with its words. Masked values stay masked. */
export const auditChangeSchema = z.object({
  /** Fields inside of one another are joined with dots. */
  field: z.string(),
  label: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  beforeText: z.string().nullable(),
  afterText: z.string().nullable(),
});
export type AuditChange = z.infer<typeof auditChangeSchema>;

/** The grant that a line rests on. */
export const auditGrantSchema = z.object({
  id: z.uuid(),
  role: auditWordSchema,
  unit: unitRefSchema.nullable(),
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  reason: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema.nullable(),
});
export type AuditGrant = z.infer<typeof auditGrantSchema>;

export const auditDetailSchema = auditEntrySchema.extend({
  permission: auditWordSchema.nullable(),
  /** False: a plugin's line that core did not vouch for; nobody but the plugin is named in it. */
  vouched: z.boolean(),
  /** Whether the line says what it was before and after; a list of changes is empty where it does not. */
  changes: z.array(auditChangeSchema),
  /** How many values stand in it encrypted under a key of the person concerned. */
  encrypted: z.int(),
  grants: z.array(auditGrantSchema),
  grantsMore: z.int(),
  appointment: z
    .object({
      id: z.uuid(),
      organisation: z.object({ id: z.uuid(), name: z.string() }),
      post: z.string(),
      person: z.string(),
    })
    .nullable(),
  seal: z.object({ batch: z.int(), sealedAt: instantSchema, day: daySchema }).nullable(),
});
export type AuditDetail = z.infer<typeof auditDetailSchema>;

/** What lists of choices are made of: words that occur in the log. */
export const auditWordsSchema = z.object({
  actions: z.array(auditWordSchema),
  permissions: z.array(auditWordSchema),
  plugins: z.array(auditWordSchema),
});
export type AuditWords = z.infer<typeof auditWordsSchema>;

/** How far the log is sealed. Null before the first batch. */
export const auditStateSchema = z.object({
  batch: z.int().nullable(),
  sealedAt: instantSchema.nullable(),
  /** Lines that wait for the next batch, up to {@link MOST_PENDING}. */
  pending: z.int(),
});
export type AuditState = z.infer<typeof auditStateSchema>;
export const MOST_PENDING = 1_000;

/** Days that there are anchors of, newest first. */
export const auditAnchorDaySchema = z.object({ day: daySchema, bytes: z.int(), firstBatch: z.int().nullable() });
export type AuditAnchorDay = z.infer<typeof auditAnchorDaySchema>;
export const auditAnchorsSchema = z.object({
  items: z.array(auditAnchorDaySchema),
  /** Thumbprint of the key that batches are signed with: noted elsewhere, it shows that the key is still the same. */
  keyId: z.string(),
});
export type AuditAnchors = z.infer<typeof auditAnchorsSchema>;

/** Checks the newest lines, or those sealed before a batch: as many as can be gone through in one go. */
export const checkAuditSchema = z.object({ before: z.int().min(2).optional() });
export type CheckAudit = z.output<typeof checkAuditSchema>;

export const AUDIT_FINDINGS = [
  'line-changed',
  'line-removed',
  'line-inserted',
  'line-backdated',
  'batch-changed',
  'batch-removed',
  'tail-cut',
  'anchor-changed',
  'anchor-removed',
  'other-key',
] as const;

/** One thing that does not agree. */
export const auditFindingSchema = z.object({
  kind: z.enum(AUDIT_FINDINGS),
  batch: z.int().nullable(),
  upTo: z.int().nullable(),
  line: z.string().nullable(),
  /** What the line says now, where it is there. */
  content: z
    .object({
      at: z.string().nullable(),
      actor: z.string().nullable(),
      action: z.string().nullable(),
      target: z.string().nullable(),
    })
    .nullable(),
  anchor: z.object({ file: z.string(), line: z.int() }).nullable(),
});
export type AuditFinding = z.infer<typeof auditFindingSchema>;

export const auditCheckSchema = z.object({
  ok: z.boolean(),
  lines: z.int(),
  /** First and last batch that was checked; null where there are none. */
  batches: z.object({ from: z.int(), to: z.int() }).nullable(),
  /** When the first and the last of them were sealed. */
  sealed: z.object({ from: instantSchema, to: instantSchema }).nullable(),
  pending: z.int(),
  findings: z.array(auditFindingSchema),
  /** All there are, also those that are not named. */
  count: z.int(),
  /** Give this as `before` to go on with older lines; null when all was checked. */
  before: z.int().nullable(),
});
export type AuditCheck = z.infer<typeof auditCheckSchema>;
