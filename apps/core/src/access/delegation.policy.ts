/** A grant of the granter's, with the place of its unit in the tree (`1.5.17`). Times in milliseconds; null has no end. */
export interface DelegationSource {
  permissions: readonly string[];
  path: string;
  from: number;
  to: number | null;
}

/** What is to be given: the permissions of a role at a place for a period. */
export interface Delegation {
  permissions: readonly string[];
  path: string;
  from: number;
  to: number | null;
}

/** Why it may not be given; `permission` is the first that the granter lacks. */
export interface DelegationGap {
  kind: 'not-held' | 'elsewhere' | 'not-so-long';
  permission: string;
  /** Until when the granter holds it there, where that is what is missing. */
  until?: number;
}

/** What whoever gives a role needs besides everything that the role gives. */
export const GRANTING = 'core.grant.create';

/** Whether the place is the anchor or below it. */
export function liesWithin(place: string, anchor: string): boolean {
  return place === anchor || place.startsWith(`${anchor}.`);
}

/**
 * What stands between a granter and giving this, or null when it may be given. Every permission of the role, and the one
 * to grant, must be held by the granter at a place that covers the new one, for the whole of the new period. Each permission
 * is looked at by itself: nothing that is held elsewhere, or for another permission, makes up for it.
 */
export function delegationGap(sources: readonly DelegationSource[], wanted: Delegation): DelegationGap | null {
  for (const permission of [GRANTING, ...wanted.permissions]) {
    const holding = sources.filter(({ permissions }) => permissions.includes(permission));
    if (holding.length === 0) return { kind: 'not-held', permission };
    const covering = holding.filter(({ path }) => liesWithin(wanted.path, path));
    if (covering.length === 0) return { kind: 'elsewhere', permission };
    const until = heldFrom(covering, wanted.from);
    if (until === null) continue;
    if (wanted.to === null || until < wanted.to) return { kind: 'not-so-long', permission, until };
  }
  return null;
}

/** Until when it is held without a gap from an instant on; null without an end, the instant itself when not even then. */
function heldFrom(sources: readonly DelegationSource[], from: number): number | null {
  let until = from;
  for (const source of sources.toSorted((a, b) => a.from - b.from)) {
    if (source.from > until) break;
    if (source.to === null) return null;
    until = Math.max(until, source.to);
  }
  return until;
}
