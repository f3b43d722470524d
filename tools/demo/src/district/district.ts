import type { Day } from '@linli/contracts';
import { communitiesOf, type Division } from '../divisions.ts';
import { demoGrids } from '../grids.ts';
import type { StaffMember } from '../staff.ts';
import { addCommunity, type KnownPerson } from './communities.ts';
import { addOrgans } from './organs.ts';
import { DemoRegister } from './register.ts';
import { addDistrictBodies, addStreetCommittees } from './streets.ts';

/** The code that a member of the demo's staff has as a person. */
export function staffCode({ username }: StaffMember): string {
  return `GZ-${username}`;
}

/**
 * The bodies of the demo district, who works in them and since when: 191 organs, 13 streets with 38 part-time members,
 * 168 communities, 1100 branches of grids with their secretaries. The same on every run but for the days that are counted
 * from today, so that something always runs out soon.
 */
export function demoDistrict({
  divisions,
  staff,
  today,
}: {
  divisions: readonly Division[];
  staff: readonly StaffMember[];
  today: Day;
}): DemoRegister {
  const register = new DemoRegister();
  const district = divisions.find(({ level }) => level === 'district');
  if (!district) throw new Error('the demo has no district');
  const streets = divisions.filter(({ level }) => level === 'street');
  const communities = communitiesOf([...divisions]);
  const grids = Map.groupBy(demoGrids(communities), ({ parentCode }) => parentCode);
  const streetOf = new Map(streets.map((street) => [street.code, street]));
  const known = (post: StaffMember['post'], unit: string): KnownPerson | undefined => {
    const found = staff.find((member) => member.post === post && member.unitCode === unit);
    return found && { code: staffCode(found), name: found.displayName };
  };

  const committee = addDistrictBodies(register, district, today);
  addOrgans(register, { district, streets, committee });
  addStreetCommittees(register, streets, committee);
  for (const [index, community] of communities.entries()) {
    const street = streetOf.get(community.parentCode);
    if (!street) throw new Error(`${community.name} is in no street`);
    const own = grids.get(community.code) ?? [];
    const gridPeople = own.flatMap(({ code }) => {
      const person = known('grid-worker', code);
      return person ? [[code, person] as const] : [];
    });
    addCommunity(register, {
      street,
      community,
      grids: own,
      index,
      today,
      secretary: known('community-secretary', community.code),
      worker: known('community-worker', community.code),
      gridPeople: new Map(gridPeople),
    });
  }
  return register;
}
