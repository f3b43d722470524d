import { drilldownOf, windowStart } from '@linli/contracts';
import type { Board, BoardIndicator, BoardOwner, Day, Figure, UnitId } from '@linli/contracts';
import { figureChange } from '@linli/sdk-web';
import type { FigureAmount, FigureChange } from '@linli/sdk-web';

/** Months that a trend looks back. */
const TREND_MONTHS = 6;

export interface BoardGroup {
  owner: BoardOwner;
  indicators: BoardIndicator[];
}

/** The indicators that somebody answers for, by owner in the order of the district's list. */
export function groupsOf({ owners, indicators }: Board): BoardGroup[] {
  return owners
    .map((owner) => ({ owner, indicators: indicators.filter(({ id, declared }) => declared && isOf(owner, id)) }))
    .filter((group) => group.indicators.length > 0);
}

/** What the district reports and nobody answers for yet, each with who will. */
export function notRecordedOf({ owners, indicators }: Board): { indicator: BoardIndicator; owner: BoardOwner }[] {
  return indicators
    .filter(({ declared }) => !declared)
    .flatMap((indicator) => {
      const owner = owners.find((each) => isOf(each, indicator.id));
      return owner ? [{ indicator, owner }] : [];
    });
}

const isOf = (owner: BoardOwner, indicator: string) => indicator.startsWith(`${owner.id}.`);

/** The last days of the six months before a day, from the first to the last. */
export function monthEndsBefore(day: Day, months = TREND_MONTHS): Day[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: months }, (_, index) => {
    // The day 0 of a month is the last one of the month before it.
    return new Date(Date.UTC(year, month - months + index, 0)).toISOString().slice(0, 10);
  });
}

/** The figure of one indicator, unit and day among answers. */
export function figureOf(
  figures: readonly Figure[] | undefined,
  id: string,
  unitId: UnitId | null,
): Figure | undefined {
  return figures?.find((figure) => figure.indicator === id && figure.unitId === unitId);
}

/** What of a figure is written, or null when it is not told. */
export function amountOf({ unit, approximate }: BoardIndicator, figure: Figure | undefined): FigureAmount | null {
  if (figure?.state !== 'told' || figure.value === null) return null;
  return { unit, approximate, value: figure.value, whole: figure.whole };
}

/** A day of a trend; without an amount nobody can say. */
export interface TrendPoint {
  day: Day;
  amount: FigureAmount | null;
}

/** How an indicator stood at the ends of months, and stands now. */
export function trendOf(
  indicator: BoardIndicator,
  unitId: UnitId | null,
  earlier: readonly Figure[],
  now: Figure,
): TrendPoint[] {
  const points = earlier
    .filter((figure) => figure.indicator === indicator.id && figure.unitId === unitId)
    .map((figure) => ({ day: figure.asOf, amount: amountOf(indicator, figure) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return [...points, { day: now.asOf, amount: amountOf(indicator, now) }];
}

/** Against the end of the last month, where both can be told. */
export function changeOf(trend: readonly TrendPoint[]): (FigureChange & { since: Day }) | null {
  const [before, now] = trend.slice(-2);
  if (!before?.amount || !now?.amount) return null;
  const change = figureChange(now.amount, before.amount);
  return change && { ...change, since: before.day };
}

/** Address of the records behind a figure in the shell; their list counts to the end, as the figure does. */
export function recordsOf(
  { id, window }: BoardIndicator,
  pattern: string | null,
  { unitId, asOf }: Pick<Figure, 'unitId' | 'asOf'>,
): string | null {
  if (pattern === null) return null;
  const owner = id.slice(0, id.indexOf('.'));
  const path = `${drilldownOf(pattern, { unitId, asOf, from: windowStart(asOf, window) })}&count=exact`;
  return owner === 'core' ? `/${path}` : `/p/${owner}/${path}`;
}
