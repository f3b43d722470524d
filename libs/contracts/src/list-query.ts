import { z } from 'zod';
import { unitIdParamSchema } from './ids.ts';

/** Several values of a query string, as `a,b` or as a repeated word. */
export function severalOf<T extends z.ZodType<string, string>>(item: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(item));
}

/** What every scoped list can be narrowed by: part of a text, and a unit with all below it. */
export const scopedFilterSchema = z.object({
  q: z.string().trim().max(100).optional(),
  unit: unitIdParamSchema.optional(),
});
