import type { IndicatorUnit } from '@linli/contracts';

/** What of a figure is written down. */
export interface FigureAmount {
  unit: IndicatorUnit;
  /** Count, or fen; of a share, how many of `whole`. */
  value: number;
  whole: number | null;
  /** Not counted exactly by its nature. */
  approximate?: boolean;
}

/** Shown where there are too few residents to say how many. */
export const FEW_TEXT = '<5';

const grouped = new Intl.NumberFormat('zh-CN');
const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * A figure as people read it: `1,100`, `¥300,000.00`, `95.8 %`, and `1600+` where it is approximate. A share of nothing is
 * none: `—`. With a share always goes of how many ({@link FigureAmount.whole}).
 */
export function figureText({ unit, value, whole, approximate = false }: FigureAmount): string {
  if (unit === 'share') return shareText(value, whole ?? 0) ?? '—';
  if (unit === 'fen') return `¥${money.format(value / 100)}`;
  return approximate ? approximateText(value) : grouped.format(value);
}

/** A whole number with its thousands apart. */
export function countText(count: number): string {
  return grouped.format(count);
}

/** `95.8 %`; null where there is nothing to be a share of. */
export function shareText(value: number, whole: number): string | null {
  return whole === 0 ? null : `${((value / whole) * 100).toFixed(1)} %`;
}

/** Down to the last two digits that can be stood for: 1 623 is "1600+", 57 is "50+". What is less than ten is told. */
function approximateText(value: number): string {
  if (value < 10) return String(value);
  const step = value < 100 ? 10 : 100;
  return `${Math.floor(value / step) * step}+`;
}

/** How a figure stands against an earlier one. Of a share `by` is in percentage points, else in what it counts. */
export interface FigureChange {
  direction: 'more' | 'fewer' | 'same';
  by: number;
}

/** Null where one of the two cannot be stood for exactly: an approximate figure, a share of nothing. */
export function figureChange(now: FigureAmount, before: FigureAmount): FigureChange | null {
  if (now.approximate || before.approximate) return null;
  const [a, b] = [levelOf(now), levelOf(before)];
  if (a === null || b === null) return null;
  const by = now.unit === 'share' ? Math.round((a - b) * 1000) / 10 : a - b;
  return { direction: by > 0 ? 'more' : by < 0 ? 'fewer' : 'same', by: Math.abs(by) };
}

/** What is drawn of a figure: the count, or the share between 0 and 1. */
export function levelOf({ unit, value, whole }: FigureAmount): number | null {
  if (unit !== 'share') return value;
  return whole === null || whole === 0 ? null : value / whole;
}
