import { postSchema } from '@linli/contracts';
import { z } from 'zod';

/** An account with its grants, as the operator declares it: made when it is new, else brought to exactly this. */
export const declareAccountSchema = z.object({
  username: z.string().regex(/^[a-z][a-z0-9._-]{1,63}$/),
  displayName: z.string().trim().min(1).max(60),
  post: postSchema.nullable().default(null),
  /** `sub` of the identity provider. */
  subject: z.string().min(1).max(255),
  /** Whose account it is, by the code of their record, if there is one; an account that is somebody's already stays theirs. */
  personCode: z.string().min(1).max(40).optional(),
  grants: z
    .array(
      z.object({
        roleId: z.string().max(128),
        /** Empty for the nation, which covers everything. */
        unitCode: z.string().max(17),
        reason: z.string().trim().min(1).max(200),
      }),
    )
    .max(200),
});
export type DeclareAccount = z.infer<typeof declareAccountSchema>;

export const accountSchema = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  post: postSchema.nullable(),
  grants: z.int(),
});
export type Account = z.infer<typeof accountSchema>;
