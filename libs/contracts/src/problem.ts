import { z } from 'zod';

/** Media type of a problem document (RFC 9457, section 3). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** What is wrong with one field: `field` is the path in the request (`place.text`), `message` a sentence for people. */
export const fieldErrorSchema = z.object({ field: z.string(), code: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldErrorSchema>;

/**
 * A problem document (RFC 9457) as every API of the platform answers it. `title` says what is wrong and `remedy` what to
 * do, both in the language the request asked for; `code` is stable and meant for programs (`core.unit.cycle`).
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  code: z.string(),
  remedy: z.string().optional(),
  traceId: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  /** Facts a program can use to go on, for instance the current version of a record that somebody else changed. */
  params: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
