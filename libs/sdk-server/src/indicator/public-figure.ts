import type { Figure, IndicatorUnit } from '@linli/contracts';

/** Figures of residents below this are not told to the public: a single person could be known by them. */
export const PUBLIC_LEAST = 5;

/** A figure as the public is told it. `few`: there are fewer than {@link PUBLIC_LEAST}, shown as "<5"; how many is not said. */
export interface PublicFigure {
  value: number | null;
  whole: number | null;
  few: boolean;
}

/**
 * What the public may read of a figure that counts residents. Made on the server, so that the number itself never leaves it.
 * Of a share neither the part nor the rest may be few: one follows from the other. Money is told as it is.
 */
export function publicFigure({ value, whole }: Pick<Figure, 'value' | 'whole'>, unit: IndicatorUnit): PublicFigure {
  if (value === null || unit === 'fen') return { value, whole, few: false };
  const rest = whole === null ? null : whole - value;
  const few = value < PUBLIC_LEAST || (rest !== null && rest > 0 && rest < PUBLIC_LEAST);
  if (!few) return { value, whole, few };
  return { value: null, whole: whole !== null && whole >= PUBLIC_LEAST ? whole : null, few };
}
