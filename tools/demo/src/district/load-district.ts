import { dayOf } from '@linli/contracts';
import { readDivisions } from '../divisions.ts';
import { importNoun } from '../import-noun.ts';
import type { DemoHost } from '../seed.ts';
import { readStaff } from '../staff.ts';
import { demoDistrict } from './district.ts';
import { addOccasions } from './occasions.ts';
import { bodiesCsv, peopleCsv, postsCsv } from './tables.ts';

/** Brings in the bodies of the district, who works there and in which posts, and says how many there are. */
export async function loadDistrict(host: DemoHost): Promise<{ bodies: number; people: number; posts: number }> {
  const district = demoDistrict({ divisions: readDivisions(), staff: readStaff(), today: dayOf(new Date()) });
  const counts = {
    bodies: await importNoun(host, 'organisations', bodiesCsv(district.bodies)),
    people: await importNoun(host, 'people', peopleCsv(district.people)),
    posts: await importNoun(host, 'appointments', postsCsv(district.posts)),
  };
  await addOccasions(host);
  return counts;
}
