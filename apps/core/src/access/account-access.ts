import type { Anchor, Post, UnitRef } from '@linli/contracts';
import { LRUCache } from 'lru-cache';

/** A grant in force, with the place of its unit in the tree (`1.5.17`). */
export interface HeldGrant {
  roleId: string;
  roleTitle: Record<string, string>;
  permissions: string[];
  unit: UnitRef;
  path: string;
}

export interface AccountRow {
  id: string;
  username: string;
  displayName: string;
  post: Post | null;
  version: number;
  grants: HeldGrant[];
}

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

  /** The grants that give a permission, without those whose unit lies below another's. Never a union over permissions. */
  grantsOf(permission: string): HeldGrant[] {
    return withoutNested(this.account.grants.filter((grant) => grant.permissions.includes(permission)));
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

  permissions(): string[] {
    return [...new Set(this.account.grants.flatMap((grant) => grant.permissions))].sort();
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
