import type { FigureQuestion } from '@linli/contracts';
import { SetMetadata } from '@nestjs/common';

/** Metadata key: the indicator that a method answers for. */
export const FIGURE_METADATA = 'linli:figure';

/** A count, or fen; of a share its part and the whole; null when nothing is recorded that could be counted. */
export type FigureAnswer = number | { value: number; whole: number } | null;

/** A method that answers for one indicator. It runs in the asker's own context and sees what the asker may see. */
export type FigureMethod = (question: FigureQuestion) => Promise<FigureAnswer>;

/**
 * Marks the method of a provider that answers for an indicator of the manifest. It counts the very rows that its
 * drill-down lists, best through the same filter. Every declared indicator has exactly one such method; a process in which
 * that is not so does not start.
 * @example
 * ```ts
 * @FigureOf('memo.notes')
 * kept({ unitId, asOf }: FigureQuestion) {
 *   return this.db.countAll(NoteRow, notesOf({ unit: unitId ?? undefined, keptOn: asOf }));
 * }
 * ```
 */
export function FigureOf(
  indicator: string,
): <M extends FigureMethod>(target: object, name: string, method: TypedPropertyDescriptor<M>) => void {
  return (target, name, method) => {
    SetMetadata(FIGURE_METADATA, indicator)(target, name, method);
  };
}
