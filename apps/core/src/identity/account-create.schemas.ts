import { z } from 'zod';
import { accountSchema, declareAccountSchema } from '../access/account.schemas.ts';

/** Somebody new: made at the provider, so there is no `sub` yet. */
export const createAccountSchema = declareAccountSchema.omit({ subject: true });
export type CreateAccount = z.infer<typeof createAccountSchema>;

export const createdAccountSchema = accountSchema.extend({ temporaryPassword: z.string() });
export type CreatedAccount = z.infer<typeof createdAccountSchema>;
