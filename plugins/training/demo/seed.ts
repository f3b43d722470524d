import type { Demo } from '@linli/demo';
import { seedAppraisals } from './appraisals.ts';
import { seedClasses } from './classes.ts';
import { seedLicences } from './licences.ts';
import { seedRecruitment } from './recruitment.ts';

/** What the demo's district has of training and workforce: each part a file of its own. */
export async function seed(demo: Demo): Promise<void> {
  await seedLicences(demo);
  await seedRecruitment(demo);
  await seedClasses(demo);
  await seedAppraisals(demo);
}
