import type { AnchorFolder, AnchorLine } from './anchor-folder.ts';
import type { Anchor } from './batch.ts';

export interface AnchorChecks {
  /** Whether the batch is one that a key signed, whichever. */
  isSound(anchor: Anchor): boolean;
  onFaulty(line: AnchorLine): void;
}

/** Takes anchors in the order of their numbers, without those that do not hold together by themselves. */
export class AnchorReader {
  private readonly lines: AsyncGenerator<AnchorLine>;
  private readonly checks: AnchorChecks;
  private ahead: AnchorLine | undefined;
  private torn: AnchorLine | undefined;
  private no: number;

  /** @param from number of the first batch that is asked for */
  constructor(folder: AnchorFolder, checks: AnchorChecks, from = 1) {
    this.lines = folder.read(from);
    this.checks = checks;
    this.no = from - 1;
  }

  /** The anchor of a number, if that is what comes next. */
  async take(no: number): Promise<AnchorLine | undefined> {
    const next = await this.nextUpTo(no);
    if (next?.anchor?.no === no) return next;
    return undefined;
  }

  /** The next anchor, unless its number is a larger one. */
  async nextUpTo(to: number): Promise<AnchorLine | undefined> {
    const next = await this.peek();
    if (!next?.anchor || next.anchor.no > to) return undefined;
    this.ahead = undefined;
    this.no = next.anchor.no;
    return next;
  }

  private async peek(): Promise<AnchorLine | undefined> {
    while (!this.ahead) {
      const { value, done } = await this.lines.next();
      // The very last line may just be being written, or was cut off by the end of the process; its batch tells the rest.
      if (done) return undefined;
      if (!value.anchor) {
        this.giveUpTorn();
        this.torn = value;
      } else if (!this.checks.isSound(value.anchor)) {
        this.checks.onFaulty(value);
      } else if (value.anchor.no > this.no) {
        // Cut off while it was written, then written again: the batch is there, and nothing is missing.
        if (value.anchor.no === this.no + 1) this.torn = undefined;
        this.giveUpTorn();
        this.ahead = value;
      }
    }
    return this.ahead;
  }

  private giveUpTorn(): void {
    if (this.torn) this.checks.onFaulty(this.torn);
    this.torn = undefined;
  }
}
