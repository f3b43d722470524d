import { organisationRule, UNIT_LEVELS } from '@linli/contracts';
import type {
  Anchor,
  AppointmentAction,
  AppointmentPhase,
  OrganisationSubtype,
  OrganisationType,
  UnitLevel,
} from '@linli/contracts';
import { covers, type Placed } from '@linli/sdk-server';

type Scopes = ReadonlyMap<string, readonly Anchor[]>;

/** Whose act it is: of who decides for the superior body, of whoever proposed it, or of who proposes there. */
export type Actor = 'approver' | 'proposer' | 'keeper';

export interface AppointmentTransition {
  action: AppointmentAction;
  from: readonly AppointmentPhase[];
  who: Actor;
  permission: string;
  /** Whoever proposed it may not. */
  apart?: boolean;
}

const DECIDE = { from: ['proposed'], who: 'approver', permission: 'core.appointment.approve', apart: true } as const;

/** All that may happen to an appointment, as a table. What is not here is refused. */
export const APPOINTMENT_TRANSITIONS: readonly AppointmentTransition[] = [
  { action: 'approve', ...DECIDE },
  { action: 'refuse', ...DECIDE },
  { action: 'withdraw', from: ['proposed'], who: 'proposer', permission: 'core.appointment.propose' },
  { action: 'hand-over', from: ['to-come', 'in-force'], who: 'keeper', permission: 'core.appointment.propose' },
  { action: 'end', from: ['to-come', 'in-force'], who: 'approver', permission: 'core.appointment.end' },
];

/** The body of an appointment as the policy sees it. */
export interface AppointingBody extends Placed {
  type: OrganisationType;
  subtype: OrganisationSubtype | null;
  /** Level of the unit that the superior body stands in; null where there is none. */
  superiorLevel: UnitLevel | null;
}

/** An appointment as the policy sees it. */
export interface AppointmentFacts {
  phase: AppointmentPhase;
  proposedBy: string | null;
  body: AppointingBody;
}

/** At which level it is decided who sits in a body: where its superior stands; without one, where bodies of its kind are approved. */
export function decidedAt({ type, subtype, superiorLevel }: AppointingBody): UnitLevel | undefined {
  return superiorLevel ?? organisationRule(type, subtype)?.approvedAt;
}

const rankOf = (level: UnitLevel): number => UNIT_LEVELS.indexOf(level);

/** Whether one of the anchors covers the body and stands as high as its superior. */
export function mayDecide(anchors: readonly Anchor[] | undefined, body: AppointingBody): boolean {
  const level = decidedAt(body);
  if (level === undefined) return false;
  return (anchors ?? []).some((anchor) => rankOf(anchor[1]) <= rankOf(level) && covers([anchor], body));
}

/** Why somebody may not act: it is not in their reach, not for their level, or it was they who proposed. */
export type AppointmentRefusal = 'out-of-reach' | 'not-approver' | 'same-person' | 'not-proposer';

export function refusalOf(
  { permission, who, apart }: AppointmentTransition,
  { body, proposedBy }: AppointmentFacts,
  accountId: string,
  scopes: Scopes,
): AppointmentRefusal | undefined {
  const anchors = scopes.get(permission);
  if (!covers(anchors, body)) return 'out-of-reach';
  if (who === 'proposer') return proposedBy === accountId ? undefined : 'not-proposer';
  if (who === 'approver' && !mayDecide(anchors, body)) return 'not-approver';
  return apart && proposedBy === accountId ? 'same-person' : undefined;
}

/** What the asker may do with an appointment now, or could if they had not proposed it. */
export function actionsOn(
  one: AppointmentFacts,
  accountId: string,
  scopes: Scopes,
): { action: AppointmentAction; barrier: 'same-person' | null }[] {
  return APPOINTMENT_TRANSITIONS.filter(({ from }) => from.includes(one.phase)).flatMap((transition) => {
    const why = refusalOf(transition, one, accountId, scopes);
    return why === undefined || why === 'same-person' ? [{ action: transition.action, barrier: why ?? null }] : [];
  });
}
