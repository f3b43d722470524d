import type { Demo } from '@linli/demo';
import { seedAwards } from './awards.ts';
import { seedCandidacies } from './candidacies.ts';
import { seedDeeds } from './deeds.ts';
import { concludeEarlier, seedNominations } from './nominations.ts';

/** What the demo's district has of honours: each part a file of its own. */
export async function seed(demo: Demo): Promise<void> {
  const earlier = await seedNominations(demo);
  await seedDeeds(demo);
  await seedAwards(demo);
  await seedCandidacies(demo);
  if (earlier) await concludeEarlier(demo, earlier);
}
