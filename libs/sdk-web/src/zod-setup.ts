import { z } from 'zod';

// zod compiles object schemas with `new Function`. The shell's policy forbids that, and the browser reports every attempt
// even though zod catches it; so it is told not to try. Must run before the first schema is made: keep this import first.
z.config({ jitless: true });
