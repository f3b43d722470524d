const FIRST_MS = 250;
const LONGEST_MS = 5000;
const HEALTHY_MS = 10_000;

/** How long to wait before a process is started again: 250 ms, doubling to 5 s; anew after 10 s of health. */
export class Backoff {
  private next = FIRST_MS;

  /** @param ranMs how long the process had been ready when it ended */
  delayAfter(ranMs: number): number {
    if (ranMs >= HEALTHY_MS) this.next = FIRST_MS;
    const delay = this.next;
    this.next = Math.min(this.next * 2, LONGEST_MS);
    return delay;
  }
}
