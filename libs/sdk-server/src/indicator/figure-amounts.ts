import type { Figure, Indicator } from '@linli/contracts';
import type { FigureAnswer } from './figure-of.decorator.ts';

/** What a method answered, checked: a mistake of a plugin is an error and not a figure. */
export function amountsOf(
  { id, unit }: Pick<Indicator, 'id' | 'unit'>,
  answer: NonNullable<FigureAnswer>,
): Pick<Figure, 'value' | 'whole'> {
  const { value, whole } = typeof answer === 'number' ? { value: answer, whole: null } : answer;
  const isAmount = (amount: number) => Number.isSafeInteger(amount) && amount >= 0;
  const isWhole = unit === 'share' ? whole !== null && isAmount(whole) && value <= whole : whole === null;
  if (!isAmount(value) || !isWhole) throw new Error(`the method of ${id} (${unit}) answered ${JSON.stringify(answer)}`);
  return { value, whole };
}
