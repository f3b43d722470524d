import type { Demo } from '@linli/demo';
import { seedActivities } from './activities.ts';
import { seedClubs } from './clubs.ts';
import { seedPlaces } from './places.ts';
import { seedSixMust } from './six-must.ts';

/** What the demo's district has of places and culture: each part a file of its own. */
export async function seed(demo: Demo): Promise<void> {
  await seedPlaces(demo);
  await seedSixMust(demo);
  await seedClubs(demo);
  await seedActivities(demo);
}
