import type { Anchor, AnchorOrganisation, Post, UnitRef, UsedGrants } from '@linli/contracts';
import { LRUCache } from 'lru-cache';

/** Grants that a line of the audit log names at most: a context token has little room. */
const NAMED_GRANTS = 4;

/** A grant in force: at a unit, with its place in the tree (`1.5.17`), or at an organisation. */
export type HeldGrant = UnitGrant | OrganisationGrant;

interface GrantFacts {
  id: string;
  /** The appointment that the grant comes with, and ends with. */
  appointmentId: string | null;
  roleId: string;
  roleTitle: Record<string, string>;
  permissions: string[];
}

export interface UnitGrant extends GrantFacts {
  unit: UnitRef;
  organisation: null;
  path: string;
}

export interface OrganisationGrant extends GrantFacts {
  unit: null;
  organisation: AnchorOrganisation;
  path: null;
}

export interface AccountRow {
  id: string;
  username: string;
  displayName: string;
  post: Post | null;
  version: number;
  grants: HeldGrant[];
  /** Permissions that rows were lent with, in force now. */
  lent: string[];
}

export const isAtUnit = (grant: HeldGrant): grant is UnitGrant => grant.unit !== null;
export const isAtOrganisation = (grant: HeldGrant): grant is OrganisationGrant => grant.organisation !== null;

/** Those of the anchors that are not below another one: the reach is the same, the list shorter. Ordered by id. */
export function withoutNested<T extends { path: string; unit: { id: number } }>(anchors: readonly T[]): T[] {
  const distinct = [...new Map(anchors.map((anchor) => [anchor.unit.id, anchor])).values()];
  return distinct
    .filter((anchor) => !distinct.some((other) => other !== anchor && anchor.path.startsWith(`${other.path}.`)))
    .sort((a, b) => a.unit.id - b.unit.id);
}

/**
 * What one account may do, at one access version. Nothing in it changes: a changed grant, role or tree brings a new one,
 * and what was remembered with the old one goes with it.
 */
export class AccountAccess {
  readonly accountId: string;
  readonly displayName: string;
  readonly version: number;
  private readonly anchors = new Map<string, readonly Anchor[]>();
  private readonly memory = new LRUCache<string, string>({ max: 200 });

  constructor(readonly account: AccountRow) {
    this.accountId = account.id;
    this.displayName = account.displayName;
    this.version = account.version;
  }

  /** The grants at units that give a permission, without those whose unit lies below another's. Never a union over permissions. */
  grantsOf(permission: string): UnitGrant[] {
    return withoutNested(
      this.account.grants.filter(isAtUnit).filter((grant) => grant.permissions.includes(permission)),
    );
  }

  /** The organisations whose rows a permission reaches, each once, ordered by id. */
  organisationsOf(permission: string): AnchorOrganisation[] {
    const found = this.account.grants.filter(isAtOrganisation).filter((each) => each.permissions.includes(permission));
    return [...new Map(found.map(({ organisation }) => [organisation.id, organisation])).values()].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
  }

  /** Whether rows are lent to the account with this permission. Which ones, only the database knows. */
  isLent(permission: string): boolean {
    return this.account.lent.includes(permission);
  }

  /** Whether a permission is held at all, by whatever way: only then may a route be called. */
  holds(permission: string): boolean {
    return this.isLent(permission) || this.account.grants.some((grant) => grant.permissions.includes(permission));
  }

  /** The units whose subtrees a permission reaches; empty when it is not held. */
  anchorsOf(permission: string): readonly Anchor[] {
    let found = this.anchors.get(permission);
    if (!found) {
      found = this.grantsOf(permission).map(({ unit }): Anchor => [unit.id, unit.level]);
      this.anchors.set(permission, found);
    }
    return found;
  }

  /** What the audit log names: a few of the grants that a permission rests on, and how many more there are. */
  usedFor(permission: string | undefined): UsedGrants {
    const grants: HeldGrant[] =
      permission === undefined
        ? []
        : [
            ...this.grantsOf(permission),
            ...this.account.grants.filter(isAtOrganisation).filter((each) => each.permissions.includes(permission)),
          ];
    const named = grants.slice(0, NAMED_GRANTS);
    const appointment = named.find(({ appointmentId }) => appointmentId !== null)?.appointmentId ?? null;
    return { grants: named.map(({ id }) => id), more: grants.length - named.length, appointment };
  }

  permissions(): string[] {
    return [...new Set([...this.account.grants.flatMap((grant) => grant.permissions), ...this.account.lent])].sort();
  }

  /** A value made from this access, kept for a while. */
  remembered(key: string, forMs: number, make: () => string): string {
    let value = this.memory.get(key);
    if (value === undefined) {
      value = make();
      this.memory.set(key, value, { ttl: forMs });
    }
    return value;
  }
}
