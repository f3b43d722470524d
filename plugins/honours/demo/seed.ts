import type { Demo } from '@linli/demo';
import { concludeEarlier, seedNominations } from './nominations.ts';

/** What the demo's district has of honours: each part a file of its own. */
export async function seed(demo: Demo): Promise<void> {
  const earlier = await seedNominations(demo);
  if (earlier) await concludeEarlier(demo, earlier);
}
