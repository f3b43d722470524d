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
  /** Grouped by unit, from the top of the tree down. */
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

function groupByUnit(members: readonly StaffMember[]): UnitGroup[] {
  const groups = new Map<string, UnitGroup>();
  for (const member of members) {
    const group = groups.get(member.unitCode) ?? {
      unitCode: member.unitCode,
      unitName: member.unitName ?? member.unitCode,
      members: [],
    };
    group.members.push(member);
    groups.set(member.unitCode, group);
  }
  // Upper units have codes that end in zeros, so a plain order of codes is the order of the tree.
  return [...groups.values()].sort((a, b) => a.unitCode.localeCompare(b.unitCode));
}
