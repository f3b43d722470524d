import type { Anchor, PersonAction, PersonState } from '@linli/contracts';
import { covers, type Placed } from '@linli/sdk-server';

type Scopes = ReadonlyMap<string, readonly Anchor[]>;

interface Rule {
  action: PersonAction;
  from: readonly PersonState[];
  permission: string;
}

/** All that may be done with a person's record, as a table. What is not here is refused. */
export const PERSON_RULES: readonly Rule[] = [
  { action: 'update', from: ['active', 'left'], permission: 'core.person.update' },
  { action: 'leave', from: ['active'], permission: 'core.person.update' },
  { action: 'return', from: ['left'], permission: 'core.person.update' },
  { action: 'appoint', from: ['active'], permission: 'core.appointment.propose' },
  { action: 'reveal', from: ['active', 'left'], permission: 'core.person.reveal' },
  { action: 'anonymise', from: ['left'], permission: 'core.person.erase' },
];

export function ruleOf(action: PersonAction): Rule {
  const rule = PERSON_RULES.find((each) => each.action === action);
  if (!rule) throw new Error(`no rule ${action}`);
  return rule;
}

/** A person as the policy sees them. */
export interface KnownPerson extends Placed {
  state: PersonState;
  hasPhone: boolean;
  /** Permissions that reach them through a post they hold. */
  throughPost: ReadonlySet<string>;
}

/** Looking and appointing also follow the posts that somebody holds; the record is kept by those where it is kept. */
const ALSO_THROUGH_POST: ReadonlySet<string> = new Set(['core.person.reveal', 'core.appointment.propose']);

export function reaches(permission: string, person: KnownPerson, scopes: Scopes): boolean {
  if (covers(scopes.get(permission), person)) return true;
  return ALSO_THROUGH_POST.has(permission) && person.throughPost.has(permission);
}

/** What the asker may do with the record now. */
export function actionsFor(person: KnownPerson, scopes: Scopes): PersonAction[] {
  return PERSON_RULES.filter(
    ({ action, from, permission }) =>
      from.includes(person.state) && (action !== 'reveal' || person.hasPhone) && reaches(permission, person, scopes),
  ).map(({ action }) => action);
}
