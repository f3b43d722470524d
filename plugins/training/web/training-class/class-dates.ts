import type { TrainingClass } from '../../contract/index.ts';

type Texts = (key: string, params?: Record<string, string>) => string;

/** A single day as itself, several from the first to the last. */
export function datesOf(t: Texts, { startsOn, endsOn }: Pick<TrainingClass, 'startsOn' | 'endsOn'>): string {
  return startsOn === endsOn ? startsOn : t('training-class.dates', { from: startsOn, to: endsOn });
}
