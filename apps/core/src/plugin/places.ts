/**
 * How many requests of a plugin may be under way. One account gets half of the places at most: whoever sends slowly, or
 * asks for much at once, does not shut out everybody else.
 */
export class Places {
  private taken = 0;
  private readonly takenBy = new Map<string, number>();

  constructor(private readonly total: number) {}

  /** Takes a place for a request of this account, and answers how to leave it; null when there is none. */
  take(accountId: string): (() => void) | null {
    const mine = this.takenBy.get(accountId) ?? 0;
    if (this.taken >= this.total || mine >= Math.ceil(this.total / 2)) return null;
    this.taken += 1;
    this.takenBy.set(accountId, mine + 1);
    return () => this.leave(accountId);
  }

  private leave(accountId: string): void {
    this.taken -= 1;
    const left = (this.takenBy.get(accountId) ?? 1) - 1;
    if (left > 0) this.takenBy.set(accountId, left);
    else this.takenBy.delete(accountId);
  }
}
