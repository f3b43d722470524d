import { z } from 'zod';

/** `%key%`: a text from the locale files of whoever says it. */
export const textKeySchema = z.string().regex(/^%[a-z0-9-]+(\.[a-z0-9-]+)*%$/);
