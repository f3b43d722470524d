import { SheetError } from './sheet.errors.ts';

/** The texts that the cells of a workbook refer to by number: as bytes in one piece, a fraction of what strings cost. */
export class SharedTexts {
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private used = 0;
  private ends = new Uint32Array(1024);
  private count = 0;

  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(text: string): void {
    const size = Buffer.byteLength(text);
    if (this.used + size + 4 * this.count > this.limit) throw new SheetError('too-much');
    if (this.used + size > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + size));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2);
      larger.set(this.ends);
      this.ends = larger;
    }
    this.used += this.bytes.write(text, this.used);
    this.ends[this.count++] = this.used;
  }

  get(index: number): string {
    const end = this.ends[index];
    if (end === undefined || index >= this.count) throw new SheetError('damaged');
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], end);
  }
}
