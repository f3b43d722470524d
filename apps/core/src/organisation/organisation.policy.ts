import {
  organisationRule,
  UNIT_LEVELS,
  type Anchor,
  type AnchorKind,
  type OrganisationAction,
  type OrganisationRule,
  type OrganisationState,
  type OrganisationSubtype,
  type OrganisationType,
  type UnitLevel,
} from '@linli/contracts';
import { covers, type Placed } from '@linli/sdk-server';

type Scopes = ReadonlyMap<string, readonly Anchor[]>;

/** Whose act it is: of whoever keeps the records there, of who approves this type, or of whoever proposed it. */
export type Actor = 'keeper' | 'approver' | 'proposer';

export interface Transition {
  action: Exclude<OrganisationAction, 'add-subordinate' | 'appoint'>;
  from: readonly OrganisationState[];
  /** Undefined: the state stays. */
  to?: OrganisationState;
  who: Actor;
  permission: string;
  /** Whoever proposed it may not. */
  apart?: boolean;
}

/** All that may happen to a body, as a table. What is not here is refused. */
export const TRANSITIONS: readonly Transition[] = [
  {
    action: 'approve',
    from: ['proposed'],
    to: 'approved',
    who: 'approver',
    permission: 'core.organisation.approve',
    apart: true,
  },
  {
    action: 'refuse',
    from: ['proposed'],
    to: 'refused',
    who: 'approver',
    permission: 'core.organisation.approve',
    apart: true,
  },
  { action: 'withdraw', from: ['proposed'], to: 'refused', who: 'proposer', permission: 'core.organisation.propose' },
  { action: 'activate', from: ['approved'], to: 'active', who: 'keeper', permission: 'core.organisation.update' },
  { action: 'update', from: ['proposed', 'approved', 'active'], who: 'keeper', permission: 'core.organisation.update' },
  { action: 'merge', from: ['active'], to: 'merged', who: 'approver', permission: 'core.organisation.approve' },
  {
    action: 'dissolve',
    from: ['approved', 'active'],
    to: 'dissolved',
    who: 'approver',
    permission: 'core.organisation.approve',
  },
];

/** A body as the policy sees it. */
export interface Body extends Placed {
  type: OrganisationType;
  subtype: OrganisationSubtype | null;
  state: OrganisationState;
  proposedBy: string | null;
}

const rankOf = (level: UnitLevel): number => UNIT_LEVELS.indexOf(level);

/** Whether one of the anchors covers the body and stands high enough for its type. */
export function mayApprove(anchors: readonly Anchor[] | undefined, body: Body): boolean {
  const rule = organisationRule(body.type, body.subtype);
  if (!rule) return false;
  return (anchors ?? []).some((anchor) => rankOf(anchor[1]) <= rankOf(rule.approvedAt) && covers([anchor], body));
}

/** Why somebody may not act: it is not in their reach, not for their level, or it was they who proposed. */
export type Refusal = 'out-of-reach' | 'not-approver' | 'same-person' | 'not-proposer';

export function refusal(transition: Transition, body: Body, accountId: string, scopes: Scopes): Refusal | undefined {
  const anchors = scopes.get(transition.permission);
  if (!covers(anchors, body)) return 'out-of-reach';
  if (transition.who === 'proposer') return body.proposedBy === accountId ? undefined : 'not-proposer';
  if (transition.who === 'approver' && !mayApprove(anchors, body)) return 'not-approver';
  return transition.apart && body.proposedBy === accountId ? 'same-person' : undefined;
}

/** What the asker may do with a body now, or could if they had not proposed it. */
export function actionsFor(
  body: Body,
  accountId: string,
  scopes: Scopes,
): { action: OrganisationAction; barrier: 'same-person' | null }[] {
  const actions = TRANSITIONS.filter(({ from }) => from.includes(body.state)).flatMap((transition) => {
    const why = refusal(transition, body, accountId, scopes);
    if (why !== undefined && why !== 'same-person') return [];
    return [{ action: transition.action as OrganisationAction, barrier: why ?? null }];
  });
  if (body.state !== 'active') return actions;
  if (covers(scopes.get('core.organisation.propose'), body)) actions.push({ action: 'add-subordinate', barrier: null });
  if (covers(scopes.get('core.appointment.propose'), body)) actions.push({ action: 'appoint', barrier: null });
  return actions;
}

export interface AnchorPlace {
  kind: AnchorKind;
  level: UnitLevel;
  /** Type of the body that it is anchored at. */
  organisationType: OrganisationType | null;
}

/** Whether a body of this kind may be anchored there. */
export function anchorFits(rule: OrganisationRule, place: AnchorPlace): boolean {
  return rule.anchors.some(
    ({ kind, levels, organisationTypes }) =>
      kind === place.kind &&
      (kind === 'organisation'
        ? place.organisationType !== null && (organisationTypes ?? []).includes(place.organisationType)
        : (levels ?? []).includes(place.level)),
  );
}

const PARTY_BODIES: readonly OrganisationType[] = ['party-committee', 'general-branch', 'branch', 'party-group'];

/** Whether the superior must stand at the body's own unit or above it: the party's bodies follow the tree, save joint ones. */
export function followsTree({ type, subtype }: Pick<Body, 'type' | 'subtype'>): boolean {
  return PARTY_BODIES.includes(type) && subtype !== 'joint' && subtype !== 'functional';
}

/** The types that a successor may be of: its own; a branch may go up into a general branch or a committee, and these up or down. */
export function mayFollow(type: OrganisationType, successor: OrganisationType): boolean {
  const ladder: readonly OrganisationType[] = ['branch', 'general-branch', 'party-committee'];
  return type === successor || (ladder.includes(type) && ladder.includes(successor));
}
