/** A target of the design: the ratio that is allowed, from below or from above; or a count that must come out so. */
export type Target = { atLeast: number } | { atMost: number } | { exactly: number };

/** One line of the table: what the product needed, and what the limit did in the same run. */
export interface Figure {
  part: string;
  /** What was measured, in words. */
  work: string;
  /** The share of the data: 0.01, 0.1 or 1. */
  scale: number;
  unit: 'requests/s' | 'ms' | 's' | 'MB' | 'kB' | '';
  product: number;
  /** Undefined where there is no limit to compare with. */
  limit?: number | undefined;
  target?: Target | undefined;
  /** Further figures of the same measurement, such as p99 or processor time per request. */
  more?: Readonly<Record<string, number>> | undefined;
  note?: string | undefined;
}

/** The product's part of the limit: 1 is as fast, 0.5 half as fast, of durations 2 twice as long. */
export function ratioOf({ product, limit }: Figure): number | undefined {
  return limit === undefined || limit === 0 ? undefined : product / limit;
}

/** Whether a figure holds its target; undefined without one. A target without a limit is about the figure itself. */
export function isMet(figure: Figure): boolean | undefined {
  const { target, product } = figure;
  if (!target) return undefined;
  if ('exactly' in target) return product === target.exactly;
  const value = figure.limit === undefined ? product : ratioOf(figure);
  if (value === undefined) return undefined;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

/** A count that must come out exactly and did not: no matter of speed, so the whole run has failed. */
export function isWrong(figure: Figure): boolean {
  return figure.target !== undefined && 'exactly' in figure.target && isMet(figure) === false;
}

/** How much larger a figure is at the largest scale than at the smallest, for each work that was measured at several. */
export function growthOf(figures: readonly Figure[]): Map<string, number> {
  const grown = new Map<string, number>();
  for (const key of new Set(figures.map(keyOf))) {
    const same = figures.filter((figure) => keyOf(figure) === key).sort((a, b) => a.scale - b.scale);
    const [first, last] = [same[0], same.at(-1)];
    if (!first || !last || first.scale === last.scale || first.product === 0) continue;
    // Fewer requests a second is what growing means there.
    grown.set(key, first.unit === 'requests/s' ? first.product / last.product : last.product / first.product);
  }
  return grown;
}

export const keyOf = ({ part, work }: Pick<Figure, 'part' | 'work'>): string => `${part}: ${work}`;
