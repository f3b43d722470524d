import type { Demo } from '@linli/demo';
import { seedMoney } from './money.ts';
import { seedProjects } from './projects.ts';
import { seedSubsidies } from './subsidy.ts';

/** What the demo's district has of money: each part a file of its own, the money first. */
export async function seed(demo: Demo): Promise<void> {
  await seedMoney(demo);
  await seedSubsidies(demo);
  await seedProjects(demo);
}
