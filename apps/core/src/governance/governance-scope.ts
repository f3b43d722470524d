import type { Anchor, Day } from '@linli/contracts';
import { placedReach } from '../access/placed-reach.ts';
import { SqlParameters } from '../body/sql-parameters.ts';

/** Where and when a question about governance is asked, as parts of one statement. */
export class GovernanceScope {
  readonly parameters = new SqlParameters();
  /** The day that is looked at. */
  readonly day: string;

  constructor(
    day: Day,
    private readonly anchors: readonly Anchor[],
    /** Narrows to a unit with all below it. */
    private readonly within: readonly Anchor[] | null,
  ) {
    this.day = `${this.parameters.add(day)}::date`;
  }

  /** Whether a row that knows its place lies in the asker's reach and in the unit asked for. */
  reach(alias: string): string {
    const asker = placedReach(alias, this.anchors, this.parameters);
    return this.within === null ? asker : `${asker} AND ${placedReach(alias, this.within, this.parameters)}`;
  }
}

/** A unit that there is on a day, by its dates alone. */
export const unitOn = (u: string, day: string): string =>
  `(${u}.state <> 'planned' AND (${u}.valid_from IS NULL OR ${u}.valid_from <= ${day}) AND (${u}.valid_to IS NULL OR ${u}.valid_to > ${day}))`;
