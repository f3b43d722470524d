/**
 * What access means, written from the sentence in the design and from nothing that it checks: units know their parent,
 * grants their place and period, and every question is answered by walking.
 */
export class AccessOracle {
  private readonly parents = new Map<number, number | null>();
  private readonly roles = new Map<string, readonly string[]>();
  private readonly disabled = new Set<string>();
  readonly grants: OracleGrant[] = [];

  unit(id: number, parent: number | null): void {
    this.parents.set(id, parent);
  }

  role(id: string, permissions: readonly string[]): void {
    this.roles.set(id, permissions);
  }

  disable(account: string): void {
    this.disabled.add(account);
  }

  permissionsOf(role: string): readonly string[] {
    return this.roles.get(role) ?? [];
  }

  childrenOf(unit: number): number[] {
    return [...this.parents].filter(([, parent]) => parent === unit).map(([id]) => id);
  }

  /** Whether one unit is the other one or stands somewhere below it. */
  isWithin(unit: number, place: number): boolean {
    for (let at: number | null | undefined = unit; at !== null && at !== undefined; at = this.parents.get(at))
      if (at === place) return true;
    return false;
  }

  may(account: string, permission: string, unit: number, at: number): boolean {
    if (this.disabled.has(account)) return false;
    return this.grants.some(
      (grant) =>
        grant.account === account &&
        grant.unit !== null &&
        grant.from <= at &&
        (grant.to === null || at < grant.to) &&
        this.permissionsOf(grant.role).includes(permission) &&
        this.isWithin(unit, grant.unit),
    );
  }
}

/** Times in milliseconds; a grant without a unit is anchored to an organisation. */
export interface OracleGrant {
  id: string;
  account: string;
  role: string;
  unit: number | null;
  from: number;
  to: number | null;
}
