import { dayOf, daySchema } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { useSearchParams } from 'react-router';

export const BOARD_VIEWS = ['tiles', 'table'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];

/** What the address says: the day looked at (null: today) and how. A day that is none, or to come, is today. */
export function useBoardAddress() {
  const [params, setParams] = useSearchParams();
  const asked = daySchema.safeParse(params.get('asOf')).data;
  const asOf: Day | null = asked !== undefined && asked < dayOf(new Date()) ? asked : null;
  const view: BoardView = params.get('view') === 'table' ? 'table' : 'tiles';
  const setView = (next: BoardView) =>
    setParams((previous) => {
      const changed = new URLSearchParams(previous);
      if (next === 'tiles') changed.delete('view');
      else changed.set('view', next);
      return changed;
    });
  return { asOf, view, setView };
}
