/** What is wrong with the log, in a word: each has a sentence in the locale files of whoever shows it. */
export const FINDINGS = [
  'line-changed',
  'line-removed',
  'line-inserted',
  'line-backdated',
  'batch-changed',
  'batch-removed',
  'tail-cut',
  'anchor-changed',
  'anchor-removed',
  'other-key',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

/** One thing that is wrong, with what names it. */
export interface Finding {
  kind: FindingKind;
  /** Number of the batch, or of the first of several that are gone together, up to the last of them. */
  batch?: number;
  upTo?: number;
  /** Id of the line. */
  line?: string;
  /** What the line says now, where it is there. */
  content?: { at: string | null; actor: string | null; action: string | null; target: string | null };
  /** Where it is anchored. */
  anchor?: { file: string; line: number };
  /** Which part does not fit: `content`, `signature`, `chain`, `leaves`. */
  what?: string;
}

/** Named findings at most; beyond that only their number is kept. */
export const NAMED_FINDINGS = 1000;

/** Collects findings: the first ones by name, all of them by number. */
export class Findings {
  readonly list: Finding[] = [];
  readonly counts: Partial<Record<FindingKind, number>> = {};

  add(finding: Finding): void {
    this.counts[finding.kind] = (this.counts[finding.kind] ?? 0) + 1;
    if (this.list.length < NAMED_FINDINGS) this.list.push(finding);
  }

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }
}
