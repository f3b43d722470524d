import { readFileSync } from 'node:fs';
import { postSchema } from '@linli/contracts';
import { z } from 'zod';

const staffMemberSchema = z.object({
  username: z.string().min(1),
  displayName: z.string().min(1),
  post: postSchema,
  unitName: z.string().optional(),
  unitCode: z.string(),
  subject: z.string().min(1),
  may: z.object({ 'zh-CN': z.string(), en: z.string() }),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

export interface UnitGroup {
  unitCode: string;
  unitName: string;
  members: StaffMember[];
}

export interface Staff {
  readonly members: readonly StaffMember[];
  /** By branch of the tree, from the top down. */
  readonly groups: readonly UnitGroup[];
  /** Name of the unit at the top: what the demonstration is called after. */
  readonly topUnitName: string;
  bySubject(subject: string): StaffMember | undefined;
  byUsername(username: string): StaffMember | undefined;
}

/** Invented people of the demo district; throws one sentence when the file is missing or wrong. */
export function loadStaff(file: string): Staff {
  let members: StaffMember[];
  try {
    members = z
      .array(staffMemberSchema)
      .min(1)
      .parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`The file of demo accounts ${file} is missing or not as expected; LINLI_DEMO_STAFF names it.`, {
      cause,
    });
  }
  return createStaff(members);
}

export function createStaff(members: readonly StaffMember[]): Staff {
  const bySubject = new Map(members.map((member) => [member.subject, member]));
  const byUsername = new Map(members.map((member) => [member.username, member]));
  const groups = groupByUnit(members);
  return {
    members,
    groups,
    topUnitName: groups[0]?.unitName ?? '',
    bySubject: (subject) => bySubject.get(subject),
    byUsername: (username) => byUsername.get(username),
  };
}

/**
 * One group for the unit at the top and one for each branch below it, so that a street stands together with its
 * communities and grids. A unit's code begins with the code of the unit above.
 */
function groupByUnit(members: readonly StaffMember[]): UnitGroup[] {
  const sorted = [...members].sort((a, b) => compare(a.unitCode, b.unitCode));
  const codes = [...new Set(sorted.map((member) => member.unitCode))];
  const [top] = codes;
  const groups = new Map<string, UnitGroup>();
  for (const member of sorted) {
    const code =
      codes.find((candidate) => candidate !== top && member.unitCode.startsWith(candidate)) ?? member.unitCode;
    const group = groups.get(code) ?? { unitCode: code, unitName: member.unitName ?? code, members: [] };
    group.members.push(member);
    groups.set(code, group);
  }
  return [...groups.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
